// SPDX-License-Identifier: Apache-2.0
package org.difflab.starter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

/**
 * What a program that depends on difflab downloads. Limits are for programs that train and
 * generate; the metrics, with their judges, are half a megabyte more.
 */
class DependenciesTest {

  private static final long MEGABYTE = 1_000_000;

  /** Returns a class path that the build wrote. */
  private static List<Path> classPath(String file) throws IOException {
    String text = Files.readString(Path.of("target", file)).strip();
    return Stream.of(text.split(File.pathSeparator)).map(Path::of).toList();
  }

  /** Returns the class path of a program that trains and generates, but measures nothing. */
  private static Set<Path> training() throws IOException {
    return classPath("without-natives.txt").stream()
        .filter(entry -> !entry.toString().contains("metrics"))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Returns the bytes of jars, or of what jars of folders of classes would be. */
  private static long bytes(Set<Path> entries) throws IOException {
    long sum = 0;
    for (Path entry : entries) {
      sum += Files.isDirectory(entry) ? compressed(entry) : Files.size(entry);
    }
    return sum;
  }

  private static long compressed(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      long sum = 0;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        long[] count = {0};
        OutputStream counted =
            new OutputStream() {
              @Override
              public void write(int value) {
                count[0]++;
              }
            };
        try (DeflaterOutputStream out = new DeflaterOutputStream(counted)) {
          Files.copy(file, out);
        }
        sum += count[0];
      }
      return sum;
    }
  }

  @Test
  void areUnderFifteenMegabytesWithoutNativeLibraries() throws IOException {
    Set<Path> entries = new LinkedHashSet<>(classPath("without-natives.txt"));
    long bytes = bytes(entries);
    assertTrue(bytes < 15 * MEGABYTE, bytes + " bytes: " + entries);
    assertEquals(
        List.of(),
        entries.stream()
            .map(entry -> entry.getFileName().toString())
            .filter(name -> name.contains("nd4j") || name.contains("deeplearning4j"))
            .toList());
  }

  @Test
  void areUnderSixtyMegabytesWithNativeLibraries() throws IOException {
    Set<Path> entries = training();
    entries.addAll(classPath("natives.txt"));
    long bytes = bytes(entries);
    assertTrue(bytes < 60 * MEGABYTE, bytes + " bytes: " + entries);
    assertTrue(bytes > 30 * MEGABYTE, "the native libraries are among them: " + entries);
  }

  @Test
  void areEnoughToTrainAndGenerateWithoutNativeLibraries()
      throws IOException, InterruptedException {
    String classPath =
        Stream.concat(Stream.of(Path.of("target/test-classes")), training().stream())
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                classPath,
                Sevens.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    assertTrue(output.contains("plain Java"), output);
    assertTrue(output.contains("5 samples of 784 values"), output);
  }
}
