// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benches themselves are another module's; here a program replaces them. */
class BenchTest {

  private static final String JAR = "difflab.kernels";

  @TempDir private Path folder;

  @AfterEach
  void forget() {
    System.clearProperty(JAR);
  }

  @Test
  void isListed() {
    assertTrue(CommandLineRun.of("--help").output().contains("  bench  "));
  }

  @Test
  void saysHowToBuildBenchesThatAreNotThere() {
    System.setProperty(JAR, folder.resolve("none.jar").toString());
    CommandLineRun run = CommandLineRun.of("bench", "Noise");
    assertEquals(1, run.exitCode());
    assertTrue(run.errors().contains("-pl bench/kernels -am"), run.errors());
  }

  @Test
  void everyArgumentAndTheExitCodePassThroughToAJavaWithVectors() throws IOException {
    System.setProperty(JAR, program().toString());
    Path arguments = folder.resolve("arguments.txt");
    CommandLineRun run =
        CommandLineRun.of("bench", "Noise", "--help", "--component", "acme.tree; a: 1", arguments);
    assertEquals(7, run.exitCode(), run.errors());
    assertEquals(
        "[Noise, --help, --component, acme.tree; a: 1, " + arguments + "], with vectors: true",
        Files.readString(arguments));
  }

  /** Makes a jar whose program writes its arguments to the file that the last one names. */
  private Path program() throws IOException {
    Path source = folder.resolve("Main.java");
    Files.writeString(
        source,
        """
        package org.difflab.kernels.command;

        class Main {
          public static void main(String[] arguments) throws java.io.IOException {
            java.nio.file.Files.writeString(
                java.nio.file.Path.of(arguments[arguments.length - 1]),
                java.util.List.of(arguments)
                    + ", with vectors: "
                    + ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent());
            System.exit(7);
          }
        }
        """);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    assertEquals(0, compiler.run(null, null, null, "-d", folder.toString(), source.toString()));
    String name = "org/difflab/kernels/command/Main.class";
    Path jar = folder.resolve("benches.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(file)) {
      entries.putNextEntry(new JarEntry(name));
      Files.copy(folder.resolve(name), entries);
      entries.closeEntry();
    }
    return jar;
  }
}
