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
 * An incomplete download, {@code name.part} in the folder of the final file. It is locked, so that
 * of several processes (or threads) one downloads and the others wait; it is kept if the download
 * is interrupted, and the next one resumes from it.
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
   * @param target the final file
   * @param expected expected size in bytes, if known, for messages
   * @return the part file, or empty if another download has created the target
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
        // During the wait, the other download may have renamed the file or failed.
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

  /** Returns its path. */
  Path path() {
    return path;
  }

  /** Returns its size in bytes. */
  long size() throws IOException {
    return channel.size();
  }

  /** Deletes its content. */
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

  /** Renames it to the target. */
  void moveTo(Path target) {
    try {
      channel.force(true);
      AtomicFile.replace(path, target);
    } catch (IOException e) {
      throw FileProblem.writing(target, expected, e);
    }
  }

  /** Closes the file, deleting it if it is empty. */
  @Override
  public void close() throws IOException {
    try (channel) {
      if (channel.size() == 0) {
        Files.deleteIfExists(path);
      }
    }
  }
}
