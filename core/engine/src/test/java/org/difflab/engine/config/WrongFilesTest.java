// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.difflab.engine.small.SmallCheck;
import org.difflab.registry.Registry;
import org.difflab.registry.small.SmallPlugin;
import org.difflab.spi.InputException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every file in the resource folder "wrong" ends with the lines that must be said of it. */
class WrongFilesTest {

  private static final String EXPECTED = "#! ";

  private final ExperimentReader reader =
      new ExperimentReader(
          Registry.of(List.of(SmallPlugin.own(), SmallPlugin.acme())), new SmallCheck());

  static List<Path> wrongFiles() throws IOException, URISyntaxException {
    Path folder = Path.of(WrongFilesTest.class.getResource("wrong").toURI());
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("wrongFiles")
  void saysAllThatIsWrong(Path file) throws IOException {
    String text = Files.readString(file);
    String name = file.getFileName().toString();
    String expected =
        text.lines()
            .filter(line -> line.startsWith(EXPECTED))
            .map(line -> name + ":" + line.substring(EXPECTED.length()))
            .collect(Collectors.joining("\n"));

    ConfigException e = assertThrows(ConfigException.class, () -> reader.read(name, text));

    assertEquals(expected, e.getMessage());
    assertEquals(expected.lines().count(), e.problems().size());
  }

  @Test
  void thereAreWrongFiles() throws IOException, URISyntaxException {
    assertTrue(wrongFiles().size() > 30);
  }

  @Test
  void everySlotWithoutADefaultMustBeFilled() {
    Registry denoisersOnly = Registry.of(List.of(SmallPlugin.acme()));

    ConfigException e =
        assertThrows(
            ConfigException.class,
            () ->
                new ExperimentReader(denoisersOnly, new SmallCheck())
                    .read("x.yaml", "pipelines: {a: {denoiser: acme.tree, encoder: x}}"));

    assertEquals(
        """
        x.yaml:1:1: 'dataset' is missing (none is installed)
        x.yaml:1:13: pipeline 'a' needs an embedder (none is installed)
        x.yaml:1:13: pipeline 'a' needs a schedule (none is installed)
        x.yaml:1:13: pipeline 'a' needs guidance (none is installed)
        x.yaml:1:13: pipeline 'a' needs a sampler (none is installed)
        x.yaml:1:47: encoder 'x' is unknown (none is installed)\
        """,
        e.getMessage());
  }

  private static String problemOf(ExperimentReader reader, byte[] bytes) throws IOException {
    try (FileSystem files = Jimfs.newFileSystem(Configuration.unix())) {
      Path file = files.getPath("x.yaml");
      Files.write(file, bytes);
      return assertThrows(ConfigException.class, () -> reader.read(file)).getMessage();
    }
  }

  @Test
  void refusesWhatIsNotUtf8() throws IOException {
    byte[] latin1 = "dataset: dots\ntitle: caf\u00e9".getBytes(StandardCharsets.ISO_8859_1);

    assertEquals(
        "x.yaml:2:11: byte 0xE9 is not UTF-8; save the file as UTF-8", problemOf(reader, latin1));
  }

  @Test
  void refusesControlCharacters() throws IOException {
    byte[] bytes = "dataset: dots\ntitle: a\u0007".getBytes(StandardCharsets.UTF_8);

    assertEquals(
        "x.yaml:2:9: character U+0007 is not allowed in a YAML file", problemOf(reader, bytes));
  }

  @Test
  void refusesEmptyFiles() throws IOException {
    for (String text : List.of("", "\n\n", "# only a comment\n", "\uFEFF")) {
      assertEquals(
          "x.yaml:1:1: the file is empty",
          problemOf(reader, text.getBytes(StandardCharsets.UTF_8)));
    }
  }

  @Test
  void refusesWhatIsNestedTooDeeply() throws IOException {
    byte[] bytes = "[".repeat(100_000).getBytes(StandardCharsets.UTF_8);

    assertEquals("x.yaml:1:1: not valid YAML: nested more than 50 deep", problemOf(reader, bytes));
  }

  @Test
  void refusesWhatIsNoFile() throws IOException {
    try (FileSystem files = Jimfs.newFileSystem(Configuration.unix())) {
      Path missing = files.getPath("missing.yaml");
      Path folder = Files.createDirectory(files.getPath("folder"));
      Path huge = Files.write(files.getPath("huge.yaml"), new byte[1_000_001]);

      assertEquals(
          "missing.yaml: there is no such file",
          assertThrows(InputException.class, () -> reader.read(missing)).getMessage());
      assertEquals(
          "folder: expected an experiment file, found a folder",
          assertThrows(InputException.class, () -> reader.read(folder)).getMessage());
      assertEquals(
          "huge.yaml: longer than 1000000 bytes, so it is not an experiment file",
          assertThrows(InputException.class, () -> reader.read(huge)).getMessage());
    }
  }

  @Test
  void refusesWhatNeverEnds() {
    Path endless = Path.of("/dev/zero");
    Assumptions.assumeTrue(Files.exists(endless), "this system has no /dev/zero");

    assertEquals(
        "/dev/zero: longer than 1000000 bytes, so it is not an experiment file",
        assertThrows(InputException.class, () -> reader.read(endless)).getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{a: ", "- ", "? ", "[{a: ", "!t &a ["})
  void refusesEveryKindOfNesting(String opening) throws IOException {
    byte[] bytes = opening.repeat(100_000).getBytes(StandardCharsets.UTF_8);

    assertTrue(problemOf(reader, bytes).startsWith("x.yaml:"));
  }
}
