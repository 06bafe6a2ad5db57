// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.idx;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.difflab.files.FileProblem;
import org.difflab.spi.InputException;

/** The bytes of an IDX file, decompressed if it is gzipped; every failure names the file. */
final class IdxStream implements Closeable {

  /** The maximum compression ratio of deflate. */
  private static final long GREATEST_RATIO = 1032;

  private static final int BUFFER_BYTES = 1 << 16;
  private static final int GZIP_TRAILER_BYTES = 8;

  /**
   * The largest plausible ratio for real images; beyond it, the size stated in the header is
   * verified.
   */
  private static final long USUAL_RATIO = 64;

  private static final long LARGEST_IMAGE = Integer.MAX_VALUE - 8L;

  private final Path file;
  private final long fileSize;
  private final boolean gzipped;
  private final InputStream bytes;

  private IdxStream(Path file, long fileSize, boolean gzipped, InputStream bytes) {
    this.file = file;
    this.fileSize = fileSize;
    this.gzipped = gzipped;
    this.bytes = bytes;
  }

  /**
   * Opens a file.
   *
   * @throws InputException if it cannot be read or is a broken gzip file
   */
  static IdxStream open(Path file) {
    FileProblem.requireRegular(file);
    InputStream raw;
    try {
      raw = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
    } catch (IOException e) {
      throw FileProblem.reading(file, e);
    }
    try {
      long size = Files.size(file);
      if (!isGzip(raw)) {
        return new IdxStream(file, size, false, raw);
      }
      return new IdxStream(file, size, true, new StrictGzipStream(raw));
    } catch (IOException e) {
      InputException problem = explain(file, "its beginning", e);
      try {
        raw.close();
      } catch (IOException closing) {
        problem.addSuppressed(closing);
      }
      throw problem;
    }
  }

  private static boolean isGzip(InputStream raw) throws IOException {
    raw.mark(2);
    boolean gzip = raw.read() == 0x1f && raw.read() == 0x8b;
    raw.reset();
    return gzip;
  }

  private static InputException explain(Path file, String where, IOException e) {
    if (e instanceof EOFException) {
      return new InputException(file + ": ends too early, in " + where + "; it is truncated", e);
    }
    if (e instanceof ZipException) {
      return new InputException(
          file + ": is damaged gzip data (" + e.getMessage() + ", in " + where + ")", e);
    }
    return FileProblem.reading(file, e);
  }

  /**
   * Reads the header.
   *
   * @param magic the number it must start with; its last byte is the number of sizes that follow
   * @param what the content of such a file, for messages: "images"
   * @return the sizes, the number of items first; the file is known to contain that many bytes, so
   *     that memory can be allocated
   * @throws InputException if the file is of another kind, or shorter than stated
   */
  int[] head(int magic, String what) {
    int found = int32();
    if (found != magic) {
      throw new InputException(
          String.format(
              "%s: starts with 0x%08x, but an IDX file of %s starts with 0x%08x%s",
              file, found, what, magic, guess(found)));
    }
    int[] sizes = new int[magic & 0xff];
    long total = 1;
    for (int index = 0; index < sizes.length; index++) {
      sizes[index] = int32();
      if (sizes[index] < 1) {
        throw new InputException(
            file
                + ": its header states "
                + Integer.toUnsignedString(sizes[index])
                + (index == 0 ? " " + what : " lines or columns")
                + "; 1 to 2147483647 are allowed");
      }
      total = total > Long.MAX_VALUE / sizes[index] ? Long.MAX_VALUE : total * sizes[index];
    }
    requireHeld(what, sizes, total);
    return sizes;
  }

  /** Checked before memory is allocated for the content stated in the header. */
  private void requireHeld(String what, int[] sizes, long total) {
    long pixels = 1;
    for (int index = 1; index < sizes.length; index++) {
      pixels = Math.multiplyHigh(pixels, sizes[index]) == 0 ? pixels * sizes[index] : total;
    }
    if (pixels > LARGEST_IMAGE) {
      throw new InputException(
          file + ": has images of " + pixels + " pixels; at most " + LARGEST_IMAGE + " are read");
    }
    long greatestSize = gzipped ? saturated(fileSize, GREATEST_RATIO) : fileSize;
    if (total > greatestSize) {
      throw new InputException(
          file
              + ": its header states "
              + sizes[0]
              + " "
              + what
              + ", "
              + total
              + " bytes, which is more than such a small file can contain; it is damaged or"
              + " truncated");
    }
    long head = 4L + 4L * sizes.length;
    boolean usual =
        gzipped
            ? total < fileSize * USUAL_RATIO && trailer() == ((head + total) & 0xffffffffL)
            : head + total <= fileSize;
    if (!usual) {
      long held = (gzipped ? count() : fileSize) - head;
      if (held < total) {
        throw new InputException(
            file
                + ": its header states "
                + sizes[0]
                + " "
                + what
                + ", "
                + total
                + " bytes, but holds "
                + held
                + "; it is damaged or truncated");
      }
    }
  }

  private static long saturated(long size, long factor) {
    return size > Long.MAX_VALUE / factor ? Long.MAX_VALUE : size * factor;
  }

  /**
   * Returns the uncompressed size modulo 2³², which is stored at the end of a gzip file (RFC 1952).
   */
  private long trailer() {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      ByteBuffer trailer = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
      channel.position(Math.max(0, fileSize - 4));
      while (trailer.hasRemaining() && channel.read(trailer) >= 0) {
        // A channel may return fewer bytes than requested.
      }
      return trailer.getInt(0) & 0xffffffffL;
    } catch (IOException e) {
      throw FileProblem.reading(file, e);
    }
  }

  /** Returns the uncompressed size of a gzip file, by decompressing all of it. */
  private long count() {
    try (InputStream whole =
        new StrictGzipStream(new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES))) {
      byte[] block = new byte[BUFFER_BYTES];
      long count = 0;
      for (int read = whole.read(block); read >= 0; read = whole.read(block)) {
        count += read;
      }
      return count;
    } catch (IOException e) {
      throw explain(file, "its data", e);
    }
  }

  private static String guess(int found) {
    return switch (found) {
      case IdxImages.MAGIC -> "; this is one of images";
      case IdxLabels.MAGIC -> "; this is one of labels";
      default -> (found >>> 24) == '<' ? "; this looks like a web page" : "";
    };
  }

  private int int32() {
    byte[] number = new byte[4];
    read(number, 4, "its head");
    return (number[0] & 0xff) << 24
        | (number[1] & 0xff) << 16
        | (number[2] & 0xff) << 8
        | (number[3] & 0xff);
  }

  /**
   * Reads exactly {@code length} bytes; {@code where} is the place for messages about a short file.
   */
  void read(byte[] target, int length, String where) {
    try {
      if (bytes.readNBytes(target, 0, length) < length) {
        throw new EOFException();
      }
    } catch (IOException e) {
      throw explain(file, where, e);
    }
  }

  /** Checks for the end of the file. */
  void expectEnd(String what) {
    try {
      if (bytes.read() >= 0) {
        throw new InputException(file + ": continues after " + what);
      }
    } catch (IOException e) {
      throw explain(file, "its end", e);
    }
  }

  @Override
  public void close() {
    try {
      bytes.close();
    } catch (IOException e) {
      throw FileProblem.reading(file, e);
    }
  }

  /** Java's gzip stream ignores data after the last member. */
  private static final class StrictGzipStream extends GZIPInputStream {

    StrictGzipStream(InputStream raw) throws IOException {
      super(raw, BUFFER_BYTES);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int count = super.read(target, offset, length);
      if (count < 0 && (inf.getRemaining() > GZIP_TRAILER_BYTES || in.read() >= 0)) {
        throw new ZipException("something follows the compressed data");
      }
      return count;
    }
  }
}
