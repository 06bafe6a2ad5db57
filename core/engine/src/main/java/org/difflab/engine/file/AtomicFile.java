package org.difflab.engine.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
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
  private static final Pattern UNFINISHED =
      Pattern.compile("\\..*\\.([0-9]{1,18})-[0-9a-f]+\\.part");

  /** Times of processes and files are rounded differently. */
  private static final Duration CLOCK_STEP = Duration.ofSeconds(1);

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
      writeAndForce(beside, content);
      replace(beside, file);
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
    String unique =
        ProcessHandle.current().pid()
            + "-"
            + Long.toHexString(ThreadLocalRandom.current().nextLong());
    return folder.resolve("." + file.getFileName() + "." + unique + ".part");
  }

  private static void requireNoFolder(Path file) {
    if (Files.isDirectory(file) || file.getFileName() == null) {
      throw new InputException(file + ": cannot be written: it is a folder");
    }
  }

  /**
   * Deletes what programs that were killed while they wrote have left in a folder and below it.
   * Files that another program is writing stay: the process whose number is in the name still runs,
   * and it began before the file was last written to.
   */
  public static void deleteUnfinished(Path folder) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(AtomicFile::isAbandoned).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      // They are in nobody's way; what is really wrong with the folder, its user will find.
    }
  }

  private static boolean isAbandoned(Path file) {
    Matcher name = UNFINISHED.matcher(String.valueOf(file.getFileName()));
    if (!name.matches()) {
      return false;
    }
    Optional<ProcessHandle> writer = ProcessHandle.of(Long.parseLong(name.group(1)));
    if (writer.isEmpty()) {
      return true;
    }
    try {
      // Numbers of processes are given out again, in containers at once. Where the system does not
      // say when a process began, the file may still be written.
      Instant written = Files.getLastModifiedTime(file).toInstant();
      return writer
          .get()
          .info()
          .startInstant()
          .filter(began -> began.isAfter(written.plus(CLOCK_STEP)))
          .isPresent();
    } catch (IOException e) {
      return false;
    }
  }

  private static void discard(Path file, Throwable because) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      because.addSuppressed(e);
    }
  }

  private static void writeAndForce(Path file, Content content) throws IOException {
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
        OutputStream out =
            new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES)) {
      content.writeTo(out);
      out.flush();
      channel.force(true);
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
