// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.download;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalLong;
import org.difflab.files.AtomicFile;
import org.difflab.files.FileProblem;

/**
 * A file that is being downloaded, {@code name.part} beside the one it will become. It is locked,
 * so that of several processes (or threads) one downloads and the others wait; it stays when the
 * download breaks off, and the next one continues from there.
 */
final class PartFile implements Closeable {

  private static final long POLL_MILLIS = 100;

  private final Path path;
  private final FileChannel channel;
  private final OptionalLong expected;

  private PartFile(Path path, FileChannel channel, OptionalLong expected) {
    this.path = path;
    this.channel = channel;
    this.expected = expected;
  }

  /**
   * Opens a part file, waiting while another download has it.
   *
   * @param path the part file
   * @param target what it will become
   * @param expected how many bytes it will hold, if known, for messages
   * @return the part file, or nothing if the target is there, another download having made it
   * @throws org.difflab.spi.InputException if it cannot be written
   */
  static Optional<PartFile> open(Path path, Path target, OptionalLong expected) throws IOException {
    while (!Files.exists(target)) {
      FileChannel channel;
      try {
        channel =
            FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
      } catch (IOException e) {
        throw FileProblem.writing(path, expected, e);
      }
      if (lock(path, channel, expected)) {
        // While this waited, the other download may have moved the file away or given it up.
        if (!Files.exists(target) && Files.exists(path)) {
          return Optional.of(new PartFile(path, channel, expected));
        }
        channel.close();
      } else {
        channel.close();
        pause();
      }
    }
    return Optional.empty();
  }

  private static boolean lock(Path path, FileChannel channel, OptionalLong expected)
      throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    } catch (IOException e) {
      channel.close();
      throw FileProblem.writing(path, expected, e);
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      throw Attempts.interrupted();
    }
  }

  /** Returns where it lies. */
  Path path() {
    return path;
  }

  /** Returns how many bytes are there. */
  long size() throws IOException {
    return channel.size();
  }

  /** Throws away what is there. */
  void clear() throws IOException {
    channel.truncate(0);
  }

  /**
   * Adds bytes.
   *
   * @throws org.difflab.spi.InputException if they cannot be written, as on a full disk
   */
  void append(byte[] bytes, int count) {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, count);
      channel.position(channel.size());
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      throw FileProblem.writing(path, expected, e);
    }
  }

  /** Makes it the finished file. */
  void moveTo(Path target) {
    try {
      channel.force(true);
      AtomicFile.replace(path, target);
    } catch (IOException e) {
      throw FileProblem.writing(target, expected, e);
    }
  }

  /** Closes the file, deleting it if it holds nothing. */
  @Override
  public void close() throws IOException {
    try (channel) {
      if (channel.size() == 0) {
        Files.deleteIfExists(path);
      }
    }
  }
}
