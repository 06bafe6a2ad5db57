package org.difflab.engine.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.OptionalLong;
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
    Path ended = Files.createFile(below.resolve(".samples.npy.999999999-1f.part"));
    Path before = Files.createFile(folder.resolve("." + ProcessHandle.current().pid() + "-2.part"));
    Path recycled =
        Files.createFile(
            folder.resolve(".results.jsonl." + ProcessHandle.current().pid() + "-3.part"));
    Files.setLastModifiedTime(recycled, FileTime.fromMillis(0));
    Path written =
        Files.createFile(
            folder.resolve(".results.jsonl." + ProcessHandle.current().pid() + "-4.part"));
    Path download = Files.createFile(folder.resolve("train-images.gz.part"));

    AtomicFile.deleteUnfinished(folder);

    assertFalse(Files.exists(ended), "its process is not there");
    assertFalse(Files.exists(recycled), "written before the process of that number began");
    assertTrue(Files.exists(written), "still being written");
    assertTrue(Files.exists(before) && Files.exists(download), "other names");
    AtomicFile.deleteUnfinished(folder.resolve("absent"));
  }
}
