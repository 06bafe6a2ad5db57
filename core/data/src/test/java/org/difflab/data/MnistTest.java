// SPDX-License-Identifier: Apache-2.0
package org.difflab.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.difflab.data.idx.IdxBytes;
import org.difflab.linear.device.ThreadWorkers;
import org.difflab.spi.DataFolders;
import org.difflab.spi.InputException;
import org.difflab.spi.Progress;
import org.difflab.spi.Samples;
import org.difflab.spi.Shape;
import org.difflab.spi.SplitSizes;
import org.difflab.spi.Splits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MnistTest {

  private static final List<String> FILES =
      KnownSet.MNIST.files().stream().map(file -> file.name()).toList();

  @TempDir private Path folder;
  private final ThreadWorkers workers = new ThreadWorkers(2);

  @AfterEach
  void close() {
    workers.close();
  }

  @Test
  void isKnownBeforeItIsRead() {
    Mnist mnist = mnist(new LocalFolders(Optional.empty(), folder));
    assertEquals(new Shape(28, 28, 1), mnist.shape());
    assertEquals(List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"), mnist.prompts());
    assertEquals(SplitSizes.UNKNOWN, mnist.sizes());
  }

  @Test
  void holdsThePublishedDigits() {
    Splits splits = mnist(RealData.with("mnist", folder)).load(Progress.SILENT);
    assertArrayEquals(
        new int[] {5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949},
        counts(splits.train()));
    assertArrayEquals(
        new int[] {980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009}, counts(splits.test()));
    double sum = 0;
    double squares = 0;
    float[] values = splits.train().values().values();
    for (float value : values) {
      double intensity = (value + 1) / 2;
      sum += intensity;
      squares += intensity * intensity;
    }
    double mean = sum / values.length;
    assertEquals(0.13066, mean, 1e-5);
    assertEquals(0.30811, Math.sqrt(squares / values.length - mean * mean), 1e-5);
    assertSame(splits.train().prompts().get(1), splits.train().prompts().get(21));
  }

  @Test
  void trainsOnEverythingWhenAsked() {
    DataFolders folders = RealData.with("mnist", folder);
    Mnist mnist =
        new Mnist(
            new PublishedSet.Options(
                new SplitOptions(TrainOn.EVERYTHING, 0, OptionalInt.empty(), 0)),
            folders,
            workers);
    Splits splits = mnist.load(Progress.SILENT);
    assertEquals(70_000, splits.train().count());
    assertEquals(10_000, splits.test().count());
    assertEquals(70_000, mnist.sizes().train().total().orElseThrow());
    assertEquals(10_000, mnist.sizes().test().total().orElseThrow());
    assertArrayEquals(splits.test().values().row(9_999), splits.train().values().row(69_999));
    assertEquals(splits.test().prompts(), splits.train().prompts().subList(60_000, 70_000));
  }

  @Test
  void namesAFileThatIsNotThePublishedOne() throws IOException {
    DataFolders real = RealData.with("mnist", folder);
    Path cached = Files.createDirectories(folder.resolve("mnist"));
    for (String name : FILES) {
      Files.copy(real.mirror().orElseThrow().resolve("mnist").resolve(name), cached.resolve(name));
    }
    Path labels = cached.resolve("t10k-labels-idx1-ubyte.gz");
    IdxBytes.write(labels, IdxBytes.gzip(IdxBytes.labels(new int[10_000])));
    String message = problem(new LocalFolders(Optional.empty(), folder));
    assertTrue(message.startsWith(labels + ": is damaged"), message);
    assertTrue(
        message.contains("f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb2599242"), message);
    assertTrue(message.contains("Delete it"), message);
  }

  @Test
  void explainsADamagedFileByItsChecksum() {
    Path cached = folder.resolve("mnist");
    assertTrue(cached.toFile().mkdir());
    for (String name : FILES) {
      IdxBytes.write(cached.resolve(name), new byte[] {0x1f, (byte) 0x8b, 8});
    }
    String message = problem(new LocalFolders(Optional.empty(), folder));
    assertTrue(message.contains("train-images-idx3-ubyte.gz: is damaged"), message);
  }

  private String problem(DataFolders folders) {
    return assertThrows(InputException.class, () -> mnist(folders).load(Progress.SILENT))
        .getMessage();
  }

  private Mnist mnist(DataFolders folders) {
    return new Mnist(new PublishedSet.Options(SplitOptions.DEFAULT), folders, workers);
  }

  private static int[] counts(Samples samples) {
    int[] counts = new int[10];
    samples.prompts().forEach(prompt -> counts[Integer.parseInt(prompt)]++);
    return counts;
  }
}
