// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.idx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.difflab.spi.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IdxImagesTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"1,1,1", "3,2,5", "200,28,28", "7,300,300", "65536,1,1"})
  void readsEveryPixelInOrder(int count, int height, int width) {
    byte[] bytes = IdxBytes.countingImages(count, height, width);
    for (byte[] content : List.of(bytes, IdxBytes.gzip(bytes))) {
      Path file = IdxBytes.write(folder.resolve("images"), content);
      assertEquals(new IdxImages.Head(count, height, width), IdxImages.head(file));
      int[] next = {0};
      IdxImages.read(
          file,
          (index, pixels, offset) -> {
            assertEquals(next[0]++, index);
            int size = height * width;
            for (int pixel = 0; pixel < size; pixel++) {
              assertEquals((byte) (index * size + pixel), pixels[offset + pixel]);
            }
          });
      assertEquals(count, next[0]);
    }
  }

  @Test
  void namesAMissingFile() {
    assertProblem(folder.resolve("none.gz"), "none.gz: no such file");
    assertProblem(folder, "is a folder");
  }

  @Test
  void refusesAnotherMagicNumber() {
    assertProblem(IdxBytes.labels(1, 2, 3), "starts with 0x00000801", "this is one of labels");
    assertProblem("<!DOCTYPE html>".getBytes(StandardCharsets.UTF_8), "this looks like a web page");
    assertProblem(
        "GIF89a image".getBytes(StandardCharsets.UTF_8), "starts with 0x47494638", "0x00000803");
  }

  @Test
  void refusesATruncatedFileWhereverItEnds() {
    byte[] bytes = IdxBytes.countingImages(100, 28, 28);
    byte[] zipped = IdxBytes.gzip(bytes);
    for (int length : new int[] {0, 3, 15, 16, 17, 5000, bytes.length - 1}) {
      assertProblem(Arrays.copyOf(bytes, length), "truncated");
    }
    for (int length : new int[] {2, 9, 20, zipped.length / 2, zipped.length - 1}) {
      assertProblem(Arrays.copyOf(zipped, length), "truncated");
    }
  }

  @Test
  void refusesHeadsThatCannotBeTrue() {
    byte[] pixels = new byte[4];
    assertProblem(IdxBytes.images(0, 2, 2, pixels), "its header states 0 images");
    assertProblem(IdxBytes.images(-5, 2, 2, pixels), "its header states 4294967291 images");
    assertProblem(IdxBytes.images(1, 0, 2, pixels), "its header states 0 lines or columns");
    assertProblem(
        IdxBytes.images(Integer.MAX_VALUE, 30000, 30000, pixels),
        "more than such a small file can");
    assertProblem(
        IdxBytes.gzip(IdxBytes.images(Integer.MAX_VALUE, 30000, 30000, pixels)),
        "more than such a small file can");
    assertProblem(
        IdxBytes.gzip(IdxBytes.images(50, 2, 2, new byte[150])),
        "its header states 50 images, 200 bytes, but holds 150; it is damaged or truncated");
    assertProblem(
        IdxBytes.images(3, 2, 2, new byte[11]),
        "its header states 3 images, 12 bytes, but holds 11; it is damaged or truncated");
    assertProblem(IdxBytes.images(2, 2, 2, pixels), "truncated");
  }

  @Test
  void refusesBytesThatFollow() {
    byte[] bytes = IdxBytes.countingImages(3, 4, 4);
    assertProblem(Arrays.copyOf(bytes, bytes.length + 1), "continues after its 3 images");
    assertProblem(
        IdxBytes.gzip(Arrays.copyOf(bytes, bytes.length + 1)), "continues after its 3 images");
    byte[] zipped = IdxBytes.gzip(bytes);
    assertProblem(Arrays.copyOf(zipped, zipped.length + 40), "something follows");
    assertProblem(Arrays.copyOf(zipped, zipped.length + 3), "something follows");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void noticesEveryBrokenByteOfGzipData(long seed) {
    Random random = new Random(seed);
    byte[] pixels = new byte[50 * 81];
    random.nextBytes(pixels);
    byte[] zipped = IdxBytes.gzip(IdxBytes.images(50, 9, 9, pixels));
    int place = 10 + random.nextInt(zipped.length - 10);
    zipped[place] ^= (byte) (1 << random.nextInt(8));
    Path file = IdxBytes.write(folder.resolve("broken.gz"), zipped);
    InputException problem =
        assertThrows(InputException.class, () -> readAll(file), "bit flipped at " + place);
    assertTrue(problem.getMessage().contains("broken.gz: "), problem.getMessage());
  }

  private void assertProblem(byte[] content, String... parts) {
    assertProblem(IdxBytes.write(folder.resolve("images.gz"), content), parts);
  }

  private static void assertProblem(Path file, String... parts) {
    InputException problem = assertThrows(InputException.class, () -> readAll(file));
    for (String part : parts) {
      assertTrue(problem.getMessage().contains(part), problem.getMessage());
    }
    assertTrue(problem.getMessage().startsWith(file.toString()), problem.getMessage());
  }

  private static void readAll(Path file) {
    List<Integer> seen = new ArrayList<>();
    IdxImages.read(file, (index, pixels, offset) -> seen.add(index));
  }
}
