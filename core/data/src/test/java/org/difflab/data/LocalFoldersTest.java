// SPDX-License-Identifier: Apache-2.0
package org.difflab.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.difflab.files.setting.Settings;
import org.difflab.spi.DataFolders;
import org.difflab.spi.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalFoldersTest {

  @TempDir private Path folder;

  @Test
  void propertiesComeBeforeTheEnvironment() throws IOException {
    Path one = Files.createDirectory(folder.resolve("one"));
    Path two = Files.createDirectory(folder.resolve("two"));
    Map<String, String> environment =
        Map.of("DIFFLAB_DATA", one.toString(), "DIFFLAB_CACHE", one.toString());
    assertEquals(
        new LocalFolders(Optional.of(one), one),
        LocalFolders.from(new Settings(Map.of("user.home", "home")::get, environment::get)));
    Map<String, String> properties =
        Map.of("difflab.data", two.toString(), "difflab.cache", two.toString());
    assertEquals(
        new LocalFolders(Optional.of(two), two),
        LocalFolders.from(new Settings(properties::get, environment::get)));
  }

  @Test
  void cacheLiesInTheHomeUnlessSet() {
    DataFolders folders =
        LocalFolders.from(
            new Settings(
                Map.of("user.home", folder.toString(), "difflab.data", " ")::get,
                Map.of("", "")::get));
    assertEquals(
        new LocalFolders(Optional.empty(), folder.resolve(".cache").resolve("difflab")), folders);
  }

  @Test
  void aUserWhoseHomeJavaDoesNotKnowHasTheHomeOfTheEnvironment() {
    Map<String, String> properties = Map.of("user.home", "?", "java.io.tmpdir", "/tmp");
    Path home = folder.toAbsolutePath();
    assertEquals(
        home.resolve(".cache").resolve("difflab"),
        LocalFolders.from(new Settings(properties::get, Map.of("HOME", home.toString())::get))
            .cache());
    assertEquals(
        Path.of("/tmp", ".cache", "difflab"),
        LocalFolders.from(new Settings(properties::get, Map.of("HOME", "")::get)).cache());
    assertEquals(
        Path.of("/tmp", ".cache", "difflab"),
        LocalFolders.from(new Settings(properties::get, new TreeMap<String, String>()::get))
            .cache());
  }

  @Test
  void refusesAMirrorThatIsNoFolder() {
    Map<String, String> properties = Map.of("difflab.data", folder.resolve("none").toString());
    InputException problem =
        assertThrows(
            InputException.class,
            () -> LocalFolders.from(new Settings(properties::get, Map.of("", "")::get)));
    assertTrue(problem.getMessage().contains("none"), problem.getMessage());
  }

  @Test
  void findsFilesWhereGivenOrInTheMirror() throws IOException {
    Path mirror = Files.createDirectories(folder.resolve("mirror"));
    Path inMirror = Files.createDirectories(mirror.resolve("letters")).resolve("a.gz");
    Files.createFile(inMirror);
    Path given = Files.createFile(folder.resolve("a.gz"));
    DataFolders folders = new LocalFolders(Optional.of(mirror), folder);
    assertEquals(given, folders.locate(given));
    assertEquals(inMirror, folders.locate(folder.resolve("config").resolve("letters/a.gz")));
    assertEquals(inMirror, folders.locate(Path.of("letters", "a.gz")));
    String message =
        assertThrows(InputException.class, () -> folders.locate(folder.resolve("b.gz")))
            .getMessage();
    assertTrue(message.contains("b.gz: no such file"), message);
    assertTrue(message.contains(mirror.toString()), message);
  }
}
