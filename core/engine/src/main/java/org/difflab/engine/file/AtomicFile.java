package org.difflab.engine.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import org.difflab.spi.InputException;

/**
 * Writes files whole or not at all: into a new file beside, which is forced to the disk and then
 * moved to its name. Whoever reads sees the old content or the new, never a part. A failure leaves
 * nothing behind.
 */
public final class AtomicFile {

  private static final int BUFFER_BYTES = 1 << 16;

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
   * Writes a file of a size known beforehand, which is told if the disk turns out to be too small.
   * See {@link #write(Path, Content)}.
   */
  public static void write(Path file, OptionalLong size, Content content) {
    Path folder = file.toAbsolutePath().getParent();
    String unique = Long.toHexString(ThreadLocalRandom.current().nextLong());
    Path beside = folder.resolve("." + file.getFileName() + "." + unique + ".part");
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw FileProblem.writing(file, size, e);
    }
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
