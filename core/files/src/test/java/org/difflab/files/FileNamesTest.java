// SPDX-License-Identifier: Apache-2.0
package org.difflab.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.difflab.spi.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileNamesTest {

  @TempDir private Path folder;

  @Test
  void namesOfThisLocaleAreKept() throws IOException {
    Path file = Files.createFile(folder.resolve("a b"));
    assertSame(file, FileNames.requireSpelt(file));
  }

  /** A Java of its own, since the locale is that of the whole process. */
  @Test
  void lettersThatTheLocaleLacksAreRefused() throws Exception {
    assumeTrue(System.getProperty("os.name").equals("Linux"), "other systems spell all names");
    assumeTrue(
        System.getProperty("sun.jnu.encoding").equals("UTF-8"), "the file can be made only so");
    Files.createFile(folder.resolve("ä"));
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            places(Listing.class, FileNames.class, InputException.class),
            Listing.class.getName(),
            folder.toString());
    builder.environment().put("LC_ALL", "C");
    Process process = builder.redirectErrorStream(true).start();
    List<String> said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();
    assertEquals(0, process.waitFor(), said.toString());
    assertEquals(1, said.size(), said.toString());
    assertTrue(
        said.get(0)
            .contains(
                "its name has characters that cannot be encoded in the character set of the"
                    + " locale"),
        said.toString());
    assertTrue(said.get(0).contains("C.UTF-8"), said.toString());
  }

  /** Returns a class path that leads to some classes. */
  private static String places(Class<?>... classes) throws URISyntaxException {
    List<String> places = new ArrayList<>();
    for (Class<?> each : classes) {
      places.add(
          Path.of(each.getProtectionDomain().getCodeSource().getLocation().toURI()).toString());
    }
    return String.join(File.pathSeparator, places);
  }

  /** Says what is wrong with the names in a folder. */
  static final class Listing {

    private Listing() {}

    public static void main(String[] arguments) throws IOException {
      try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
        files.forEach(FileNames::requireSpelt);
      } catch (InputException e) {
        System.out.println(e.getMessage());
      }
    }
  }
}
