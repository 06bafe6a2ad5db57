// SPDX-License-Identifier: Apache-2.0
package org.difflab.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.difflab.spi.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AtomicFileTest {

  @TempDir private Path folder;

  @Test
  void writesAndReplaces() throws IOException {
    Path file = folder.resolve("new").resolve("folder").resolve("text");
    AtomicFile.write(file, "first");
    assertEquals("first", Files.readString(file));
    AtomicFile.write(file, out -> out.write("grüße".getBytes(StandardCharsets.UTF_8)));
    assertEquals("grüße", Files.readString(file));
    assertEquals(List.of(file), list(file.getParent()));
  }

  @Test
  void aFailureLeavesTheOldFileAndNothingElse() throws IOException {
    Path file = Files.writeString(folder.resolve("text"), "old");
    assertThrows(
        IllegalStateException.class,
        () ->
            AtomicFile.write(
                file,
                out -> {
                  out.write(new byte[100_000]);
                  throw new IllegalStateException("stop");
                }));
    InputException problem =
        assertThrows(
            InputException.class,
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      throw new IOException("odd");
                    }));
    assertEquals(file + ": cannot be written: odd", problem.getMessage());
    assertEquals("old", Files.readString(file));
    assertEquals(List.of(file), list(folder));
  }

  @Test
  void namesTheFolderThatIsAFile() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    InputException problem =
        assertThrows(InputException.class, () -> AtomicFile.write(file.resolve("below"), "text"));
    assertTrue(
        problem.getMessage().startsWith(file.resolve("below").toString()), problem.getMessage());
  }

  @Test
  void tellsThatTheDiskIsFull() throws IOException {
    Configuration small =
        Configuration.unix().toBuilder().setMaxSize(100_000).setBlockSize(1000).build();
    try (FileSystem disk = Jimfs.newFileSystem(small)) {
      Path file = disk.getPath("/runs/large");
      InputException known =
          assertThrows(
              InputException.class,
              () ->
                  AtomicFile.write(
                      file, OptionalLong.of(2_500_000), out -> out.write(new byte[2_500_000])));
      assertTrue(
          known.getMessage().startsWith("/runs/large: the disk is full; it needs 2.5 MB, "),
          known.getMessage());
      InputException unknown =
          assertThrows(
              InputException.class,
              () -> AtomicFile.write(file, out -> out.write(new byte[2_500_000])));
      assertTrue(unknown.getMessage().contains("needs more than is left"), unknown.getMessage());
      assertEquals(List.of(), list(disk.getPath("/runs")));
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Test
  void twoFilesAreBothWrittenOrNone() throws IOException {
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    AtomicFile.writeBoth(first, out -> out.write('1'), second, out -> out.write('2'));
    assertEquals("1", Files.readString(first));
    assertEquals("2", Files.readString(second));

    Path inTheWay = Files.createDirectories(folder.resolve("third"));
    InputException problem =
        assertThrows(
            InputException.class,
            () ->
                AtomicFile.writeBoth(
                    folder.resolve("new"), out -> out.write('3'), inTheWay, out -> {}));
    assertEquals(inTheWay + ": cannot be written: it is a folder", problem.getMessage());
    assertThrows(
        InputException.class,
        () ->
            AtomicFile.writeBoth(
                folder.resolve("new"),
                out -> out.write('3'),
                folder.resolve("newer"),
                out -> {
                  throw new IOException("odd");
                }));
    assertEquals(
        List.of(first, second, inTheWay), list(folder).stream().sorted().toList(), "nothing else");
  }

  @Test
  void aFolderIsNoFileNotEvenTheRoot() {
    for (Path place : List.of(folder, folder.getRoot())) {
      InputException problem =
          assertThrows(InputException.class, () -> AtomicFile.write(place, "text"));
      assertEquals(place + ": cannot be written: it is a folder", problem.getMessage());
    }
  }

  @Test
  void whatKilledProgramsLeftIsDeletedAndNothingElse() throws IOException {
    Path below = Files.createDirectories(folder.resolve("trials/one"));
    Path abandoned = Files.createFile(below.resolve(".samples.npy.999999999-1f.part"));
    Path other = Files.createFile(folder.resolve(".12-2.part"));
    Path download = Files.createFile(folder.resolve("train-images.gz.part"));

    AtomicFile.write(
        folder.resolve("own"),
        out -> {
          AtomicFile.deleteUnfinished(folder);
          AtomicFile.deleteUnfinished(folder);
          out.write('1');
        });

    assertEquals("1", Files.readString(folder.resolve("own")), "this program was writing it");
    assertFalse(Files.exists(abandoned), "nobody writes it");
    assertTrue(Files.exists(other) && Files.exists(download), "other names");
    AtomicFile.deleteUnfinished(folder.resolve("absent"));
  }

  /** Writes a file until it is killed. */
  static final class Writer {

    public static void main(String[] arguments) {
      AtomicFile.write(
          Path.of(arguments[0]),
          out -> {
            out.write(new byte[100_000]);
            System.out.println("writing");
            System.in.read();
          });
    }
  }

  private static String classPath() {
    return Stream.of(Writer.class, AtomicFile.class, InputException.class)
        .map(
            type ->
                Path.of(
                    URI.create(
                        type.getProtectionDomain().getCodeSource().getLocation().toString())))
        .map(Path::toString)
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }

  @Test
  void whatAnotherProgramWritesStaysUntilItIsKilledWhateverTheClocksSay() throws Exception {
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath(),
                Writer.class.getName(),
                folder.resolve("text").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertEquals("writing", writer.inputReader().readLine());
      Path part = list(folder).get(0);
      Files.setLastModifiedTime(part, FileTime.fromMillis(0));
      AtomicFile.deleteUnfinished(folder);
      assertEquals(List.of(part), list(folder), "it is being written");
    } finally {
      writer.destroyForcibly().waitFor();
    }
    AtomicFile.deleteUnfinished(folder);
    assertEquals(List.of(), list(folder), "its writer was killed");
  }
}
