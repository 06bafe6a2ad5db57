// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network whose training is killed continues from its checkpoint and ends with the same bits. */
class KilledTrainingTest {

  private static final String EXPERIMENT =
      """
      dataset: {type: spiral, train: 2000, test: 100}
      pipelines:
        network:
          denoiser: {type: mlp, hidden: [64, 64], training: {steps: 3000, batch: 100}}
          sampler: {type: ddim, steps: 10}
      samples: 200
      """;

  @TempDir Path folder;

  private static Process start(Path file, Path out, int checkpointSeconds) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "org.difflab.cli.Main",
            "run",
            file.toString(),
            "--checkpoint-every",
            Integer.toString(checkpointSeconds),
            "--out",
            out.toString(),
            "--store",
            store(out).toString())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static Path store(Path out) {
    return out.resolveSibling(out.getFileName() + "-store");
  }

  @Test
  void endsWithTheBitsOfOneThatWasNotKilled() throws Exception {
    Path file = Files.writeString(folder.resolve("network.yaml"), EXPERIMENT);
    Path whole = folder.resolve("whole");
    assertEquals(0, start(file, whole, 3600).waitFor());
    Path out = folder.resolve("killed");
    Path parts = Files.createDirectories(store(out).resolve("denoiser"));
    Process killed;
    try (WatchService watch = parts.getFileSystem().newWatchService()) {
      parts.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
      killed = start(file, out, 0);
      waitForCheckpoint(watch, out);
    }
    killed.destroyForcibly();
    assertNotEquals(0, killed.waitFor());
    assertEquals(1, checkpoints(out).size(), "the killed training left its state behind");
    assertEquals(0, start(file, out, 3600).waitFor());
    assertEquals(List.of(), checkpoints(out), "a finished training leaves no state behind");
    for (String name : List.of("samples.npy", "pipeline/denoiser.safetensors")) {
      Path result = Path.of("trials", "network_seed_1").resolve(name);
      assertArrayEquals(
          Files.readAllBytes(whole.resolve(result)), Files.readAllBytes(out.resolve(result)), name);
    }
  }

  private static void waitForCheckpoint(WatchService watch, Path out)
      throws IOException, InterruptedException {
    Set<Path> watched = new HashSet<>();
    while (checkpoints(out).isEmpty()) {
      try (Stream<Path> folders = Files.list(store(out).resolve("denoiser"))) {
        for (Path found : folders.filter(Files::isDirectory).toList()) {
          if (watched.add(found)) {
            found.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
          }
        }
      }
      if (checkpoints(out).isEmpty()) {
        WatchKey changed = watch.poll(2, TimeUnit.MINUTES);
        assertNotNull(changed, "no checkpoint within two minutes");
        changed.pollEvents();
        changed.reset();
      }
    }
  }

  private static List<Path> checkpoints(Path out) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(store(out))) {
      files
          .filter(path -> path.endsWith("state.safetensors"))
          .filter(Files::isRegularFile)
          .forEach(found::add);
    }
    return found;
  }
}
