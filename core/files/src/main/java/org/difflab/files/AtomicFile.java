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
 * Writes files whole or not at all: into a new file beside, which is forced to the disk and then
 * moved to its name. Whoever reads sees the old content or the new, never a part. A failure leaves
 * nothing behind.
 */
public final class AtomicFile {

  private static final int BUFFER_BYTES = 1 << 16;

  /** Tells the files that this program writes now from those of all others. */
  private static final String PROGRAM = random();

  private static final Pattern UNFINISHED = Pattern.compile("\\..*\\.([0-9a-f]+)-[0-9a-f]+\\.part");

  private AtomicFile() {}

  /** Writes what a file is to hold. */
  @FunctionalInterface
  public interface Content {

    /** Writes everything; the stream is buffered, and closed by the caller. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes a file, replacing one of that name and making the folders it lies in.
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
   * Writes a file of a size known beforehand, which is reported if the disk turns out to be too
   * small. See {@link #write(Path, Content)}.
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
   * Writes two files that belong together, both or none: neither gets its name before both have
   * been written beside it.
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

  /** Returns where a file is written before it gets its name, in a folder that is there. */
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
   * Deletes what programs that were killed while they wrote have left in a folder and below it.
   * What a program is writing stays: it holds a lock on the file, which the system releases when
   * the program ends, however that happens. Where a file system knows no locks, all files stay.
   */
  public static void deleteUnfinished(Path folder) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files.filter(AtomicFile::isOfAnotherProgram).toList().forEach(AtomicFile::deleteAbandoned);
    } catch (IOException | UncheckedIOException e) {
      // They are in nobody's way; what is really wrong with the folder, its user will find.
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
      // It is being written or deleted, or nobody can tell.
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

  /** Another program may take the file for abandoned, and delete it, before it is locked. */
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
      // The file system knows no locks, and then nobody deletes the file either.
    }
  }

  /** Not every system moves a file that is open. */
  private static boolean isMovedWhileLocked(Path from, Path to) {
    try {
      replace(from, to);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Moves a finished file to its name, in one step where the file system can. */
  public static void replace(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
