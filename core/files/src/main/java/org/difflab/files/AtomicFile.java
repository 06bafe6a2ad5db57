// SPDX-License-Identifier: Apache-2.0
package org.difflab.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.difflab.spi.InputException;

/**
 * Writes files atomically: into a temporary file in the same folder, which is synced to disk and
 * then renamed. Readers see either the old or the new content, never a part. A failure leaves no
 * temporary file.
 */
public final class AtomicFile {

  private static final int BUFFER_BYTES = 1 << 16;

  /** Distinguishes the temporary files of this process from those of others. */
  private static final String PROGRAM = random();

  private static final Pattern UNFINISHED = Pattern.compile("\\..*\\.([0-9a-f]+)-[0-9a-f]+\\.part");

  private AtomicFile() {}

  /** Writes the content of a file. */
  @FunctionalInterface
  public interface Content {

    /** Writes everything; the stream is buffered, and closed by the caller. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes a file, replacing one of that name and creating its parent folders.
   *
   * @throws InputException if it cannot be written; a full disk is named as such
   */
  public static void write(Path file, Content content) {
    write(file, OptionalLong.empty(), content);
  }

  /** Writes a text as UTF-8. See {@link #write(Path, Content)}. */
  public static void write(Path file, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    write(file, OptionalLong.of(bytes.length), out -> out.write(bytes));
  }

  /**
   * Writes a file of a known size, which is reported if the disk is full. See {@link #write(Path,
   * Content)}.
   */
  public static void write(Path file, OptionalLong size, Content content) {
    Path beside = beside(file, size);
    try {
      writeAndMove(beside, file, content);
    } catch (IOException e) {
      InputException problem = FileProblem.writing(file, size, e);
      discard(beside, problem);
      throw problem;
    } catch (RuntimeException | Error e) {
      discard(beside, e);
      throw e;
    }
  }

  /**
   * Writes two related files, both or none: neither is renamed before both have been written.
   *
   * @throws InputException if one cannot be written
   */
  public static void writeBoth(Path first, Content content, Path second, Content other) {
    requireNoFolder(second);
    write(
        first,
        out -> {
          content.writeTo(out);
          out.flush();
          write(second, other);
        });
  }

  /** Returns the path of the temporary file, and creates its folder. */
  private static Path beside(Path file, OptionalLong size) {
    requireNoFolder(file);
    Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw FileProblem.writing(file, size, e);
    }
    return folder.resolve("." + file.getFileName() + "." + PROGRAM + "-" + random() + ".part");
  }

  private static String random() {
    return Long.toHexString(ThreadLocalRandom.current().nextLong());
  }

  private static void requireNoFolder(Path file) {
    if (Files.isDirectory(file) || file.getFileName() == null) {
      throw new InputException(file + ": cannot be written: it is a folder");
    }
  }

  /**
   * Deletes temporary files of killed processes in a folder and its subfolders. Files that are
   * being written are kept: the writer holds a lock on the file, which the operating system
   * releases when the process ends. On file systems without locks, all files are kept.
   */
  public static void deleteUnfinished(Path folder) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files.filter(AtomicFile::isOfAnotherProgram).toList().forEach(AtomicFile::deleteAbandoned);
    } catch (IOException | UncheckedIOException e) {
      // Leftover files do no harm; a real problem with the folder is reported when it is used.
    }
  }

  /** A file of this program must not even be opened: closing it would release the writer's lock. */
  private static boolean isOfAnotherProgram(Path file) {
    Matcher name = UNFINISHED.matcher(String.valueOf(file.getFileName()));
    return name.matches() && !name.group(1).equals(PROGRAM);
  }

  private static void deleteAbandoned(Path file) {
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        FileLock lock = channel.tryLock()) {
      if (lock != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | OverlappingFileLockException | UnsupportedOperationException e) {
      // It is being written or deleted, or its state is unknown.
    }
  }

  private static void discard(Path file, Throwable because) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      because.addSuppressed(e);
    }
  }

  private static void writeAndMove(Path beside, Path file, Content content) throws IOException {
    boolean moved;
    try (FileChannel channel = openLocked(beside);
        OutputStream out =
            new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES)) {
      content.writeTo(out);
      out.flush();
      channel.force(true);
      moved = isMovedWhileLocked(beside, file);
    }
    if (!moved) {
      replace(beside, file);
    }
  }

  /** Another process may consider the file abandoned, and delete it, before it is locked. */
  private static FileChannel openLocked(Path file) throws IOException {
    while (true) {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
      lock(channel);
      if (Files.exists(file)) {
        return channel;
      }
      channel.close();
    }
  }

  private static void lock(FileChannel channel) throws IOException {
    try {
      channel.lock();
    } catch (ClosedChannelException e) {
      throw e;
    } catch (IOException | UnsupportedOperationException e) {
      // Without locks of the file system, no process deletes the file either.
    }
  }

  /** Not every operating system can rename an open file. */
  private static boolean isMovedWhileLocked(Path from, Path to) {
    try {
      replace(from, to);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Renames a finished file, atomically if the file system supports it. */
  public static void replace(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
