// SPDX-License-Identifier: Apache-2.0
package org.difflab.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import org.difflab.files.text.Spelling;
import org.difflab.spi.InputException;

/** Messages for problems with files. */
public final class FileProblem {

  /** With less free space than this, a failed write is attributed to a full disk. */
  private static final long ALMOST_NOTHING = 1 << 16;

  private FileProblem() {}

  /**
   * Checks that a path is a regular file, since reading a pipe or a device may block or never end.
   *
   * @throws InputException if it does not exist, or is not a regular file
   */
  public static void requireRegular(Path file) {
    if (Files.isRegularFile(file)) {
      return;
    }
    if (Files.isDirectory(file)) {
      throw new InputException(file + ": is a folder, not a file");
    }
    if (Files.exists(file)) {
      throw new InputException(file + ": is not a regular file");
    }
    throw new InputException(
        file
            + (Files.isSymbolicLink(file)
                ? ": is a link to a file that does not exist"
                : ": no such file"));
  }

  /** Explains why a file or folder could not be read. */
  public static InputException reading(Path file, IOException cause) {
    if (cause instanceof NoSuchFileException) {
      return new InputException(file + ": no such file", cause);
    }
    if (Files.isDirectory(file)) {
      return new InputException(file + ": is a folder, not a file", cause);
    }
    return new InputException(file + ": cannot be read: " + reason(cause), cause);
  }

  /**
   * Explains why a file could not be written. Call this before the partly written file is deleted,
   * as it checks the free space.
   *
   * @param needed size of the whole file in bytes, if known
   */
  public static InputException writing(Path file, OptionalLong needed, IOException thrown) {
    IOException cause = first(thrown);
    OptionalLong free = freeSpace(file);
    boolean full =
        saysFull(cause)
            || (free.isPresent()
                && free.getAsLong() < ALMOST_NOTHING
                && !(cause instanceof FileSystemException));
    if (!full) {
      return new InputException(file + ": cannot be written: " + reason(cause), thrown);
    }
    StringBuilder message = new StringBuilder(file.toString()).append(": the disk is full; ");
    message.append(
        needed.isPresent() ? "it needs " + size(needed.getAsLong()) : "it needs more than is left");
    free.ifPresent(bytes -> message.append(", ").append(size(bytes)).append(" are free"));
    return new InputException(message.toString(), thrown);
  }

  /** Returns the root cause: picture encoders wrap the exceptions of the streams they use. */
  private static IOException first(IOException wrapped) {
    IOException first = wrapped;
    while (first.getCause() instanceof IOException cause) {
      first = cause;
    }
    return first;
  }

  private static boolean saysFull(IOException cause) {
    String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
    return message.contains("no space left")
        || message.contains("not enough space")
        || message.contains("disk space")
        || message.contains("quota exceeded");
  }

  private static OptionalLong freeSpace(Path file) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      return OptionalLong.of(Files.getFileStore(folder).getUsableSpace());
    } catch (IOException | UnsupportedOperationException unknown) {
      return OptionalLong.empty();
    }
  }

  /** Describes an exception, since the messages of Java are often only the file's name. */
  public static String reason(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (cause instanceof NoSuchFileException) {
      return "no such file or folder";
    }
    if (cause instanceof FileAlreadyExistsException found) {
      return found.getFile() + " is in the way";
    }
    if (cause instanceof NotDirectoryException) {
      return "not a folder";
    }
    if (cause instanceof DirectoryNotEmptyException found) {
      return found.getFile() + " is a folder that is not empty";
    }
    if (cause instanceof FileSystemLoopException) {
      return "its links form a cycle";
    }
    if (cause instanceof FileSystemException known && known.getReason() != null) {
      return known.getReason();
    }
    boolean saysNothing =
        cause.getMessage() == null
            || cause.getMessage().isBlank()
            || cause instanceof FileSystemException;
    return saysNothing ? words(cause.getClass().getSimpleName()) : cause.getMessage();
  }

  /**
   * Returns the words of an exception's name: "file system loop" of {@code
   * FileSystemLoopException}.
   */
  private static String words(String exception) {
    String name = exception.replaceFirst("Exception$", "");
    return switch (name) {
      case "EOF" -> "it ends too early";
      case "IO", "FileSystem" -> "input or output failed";
      default -> name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    };
  }

  /** Formats a number of bytes, such as "9.9 MB" (of 10⁶ bytes). */
  public static String size(long bytes) {
    if (bytes < 1000) {
      return Spelling.counted(bytes, "byte");
    }
    if (bytes < 1_000_000) {
      return String.format(Locale.ROOT, "%.1f kB", bytes / 1e3);
    }
    return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }
}
