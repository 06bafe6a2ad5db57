// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher, with a Java that only prints what it was asked to do. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

  private static final String JAR = "difflab-cli.jar";

  private static final String JAVA =
      """
      #!/bin/sh
      for each; do
        case $each in
          -XX:ArchiveClassesAtExit=*)
            echo "classes of $*" >"${each#*=}"
            exit ;;
        esac
      done
      echo "started $*"
      """;

  @TempDir private Path folder;

  private Path target;

  @BeforeEach
  void checkout() throws IOException {
    Files.copy(Path.of("..", "..", "difflab"), folder.resolve("difflab"));
    target = Files.createDirectories(folder.resolve("core/cli/target"));
    Files.createFile(folder.resolve("pom.xml"));
    Files.createFile(target.resolve("built"));
    Files.createFile(target.resolve(JAR));
    Path java = Files.createDirectories(folder.resolve("jdk/bin")).resolve("java");
    Files.writeString(java, JAVA);
    assertTrue(java.toFile().setExecutable(true));
    Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"17.0.1\"\n");
  }

  private record Ended(int code, String output) {}

  private Ended launch(String... arguments) throws IOException, InterruptedException {
    return launch(Path.of("../difflab"), arguments);
  }

  private Ended launch(Path launcher, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("sh", launcher.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.directory(Files.createDirectories(folder.resolve("elsewhere")).toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "JAVA_HOME", folder.resolve("jdk").toString(),
                "TMPDIR", folder.toString(),
                "DIFFLAB_JAVA_OPTS", ""));
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output);
  }

  @Test
  void theFirstRunBeginsWithAnArchiveOfClasses() throws IOException, InterruptedException {
    Ended run = launch("run", "a.yaml");
    assertEquals(0, run.code(), run.output());
    Path archive = target.resolve("classes-17.0.1.jsa");
    assertTrue(Files.readString(archive).startsWith("classes of "), Files.readString(archive));
    assertTrue(run.output().contains("-XX:SharedArchiveFile=" + target), run.output());
    try (var files = Files.list(folder.resolve("elsewhere"))) {
      assertEquals(List.of(), files.toList(), "nothing is left in the working directory");
    }
    assertFalse(launch("run", "a.yaml").output().contains("preparing"), "it is made once");
  }

  @Test
  void aBuiltCheckoutThatCannotBeWrittenToIsUsedAsItIs() throws IOException, InterruptedException {
    Path module = folder.resolve("core/cli");
    Files.delete(target.resolve("built"));
    assertTrue(target.toFile().setWritable(false) && module.toFile().setWritable(false));
    try {
      assumeFalse(Files.isWritable(module), "whoever runs this may write everywhere");
      Ended run = launch("run", "a.yaml");
      assertEquals(0, run.code(), run.output());
      assertTrue(run.output().startsWith("started "), run.output());
    } finally {
      assertTrue(module.toFile().setWritable(true) && target.toFile().setWritable(true));
    }
  }

  @Test
  void aCheckoutThatIsNotBuiltAndCannotBeWrittenToSaysSo()
      throws IOException, InterruptedException {
    Files.delete(target.resolve(JAR));
    Path module = folder.resolve("core/cli");
    assertTrue(module.toFile().setWritable(false));
    try {
      assumeFalse(Files.isWritable(module), "whoever runs this may write everywhere");
      Ended run = launch("--version");
      assertEquals(1, run.code(), run.output());
      assertEquals(1, run.output().lines().count(), run.output());
      assertTrue(run.output().contains("core/cli is not built"), run.output());
      assertFalse(run.output().contains("mvnw: "), run.output());
    } finally {
      assertTrue(module.toFile().setWritable(true));
    }
  }

  /** Returns the launcher in the folder of an unpacked archive. */
  private Path unpacked() throws IOException {
    Path unpacked = folder.resolve("unpacked");
    Path launcher = Files.createDirectories(unpacked.resolve("bin")).resolve("difflab");
    Files.copy(folder.resolve("difflab"), launcher);
    Files.createFile(Files.createDirectories(unpacked.resolve("lib")).resolve("difflab.jar"));
    return launcher;
  }

  @Test
  void inAnArchiveTheJarInLibIsStartedAndNothingIsBuilt() throws IOException, InterruptedException {
    Path lib = folder.toRealPath().resolve("unpacked/lib");
    Ended run = launch(unpacked(), "run", "a.yaml");
    assertEquals(0, run.code(), run.output());
    assertTrue(run.output().contains("-jar " + lib.resolve("difflab.jar") + " run"), run.output());
    assertTrue(run.output().contains("-Ddifflab.program=bin/difflab "), run.output());
    assertFalse(run.output().contains("building"), run.output());
    assertTrue(Files.exists(lib.resolve("classes-17.0.1.jsa")));
  }

  @Test
  void inAnArchiveTheBenchesAreRefused() throws IOException, InterruptedException {
    Ended bench = launch(unpacked(), "bench");
    assertEquals(1, bench.code(), bench.output());
    assertEquals(
        "difflab: the benches are built from the sources of difflab, which this folder does not"
            + " contain\n",
        bench.output());
  }
}
