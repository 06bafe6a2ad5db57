// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.difflab.files.FileProblem;
import org.difflab.spi.InputException;
import org.difflab.spi.Shape;

/**
 * Reads PNG, JPEG, GIF, BMP and TIFF files of one picture each, in sRGB and upright: EXIF
 * orientation, colour profiles and inks are applied. Transparent pictures are composited onto
 * white.
 *
 * <p>At most 64 MB of the pixels of a picture are in memory. A larger picture is subsampled: of
 * every s lines and columns only the middle one is used, with the smallest s for which they fit.
 * The result is then resized by area averaging. Pictures of common cameras are smaller.
 */
public final class PictureFile {

  /** Maximum number of bytes of decoded pixels in memory, for all pictures that are being read. */
  private static final int BUDGET = 1 << 26;

  private static final int PERMIT_BYTES = 1 << 20;

  /** Larger files are read in pieces instead of being loaded into memory. */
  private static final int HELD_FILE_BYTES = 1 << 24;

  private static final int LONGEST_SIDE = 1 << 20;

  /** Maximum size of pictures that are not resized, equal to the greatest size to resize to. */
  private static final int LONGEST_KEPT_SIDE = 4096;

  private final Colour colour;
  private final OptionalInt size;
  private final Semaphore room = new Semaphore(BUDGET / PERMIT_BYTES);

  /** A function of the reader of a picture. */
  @FunctionalInterface
  private interface Use<T> {
    T with(PictureFormat format, PictureHead head, ImageReader reader) throws IOException;
  }

  /**
   * Creates a reader.
   *
   * @param colour the channels of a pixel
   * @param size the number of lines and columns that pictures are resized to, if any
   */
  public PictureFile(Colour colour, OptionalInt size) {
    this.colour = colour;
    this.size = size;
  }

  /**
   * Returns the shape of a picture without decoding it.
   *
   * @throws InputException if it is not a picture, or damaged
   */
  public Shape shape(Path file) {
    return read(
        file,
        (format, head, reader) -> {
          if (size.isPresent()) {
            return new Shape(size.getAsInt(), size.getAsInt(), colour.channels());
          }
          int height = reader.getHeight(0);
          int width = reader.getWidth(0);
          requireSides(height, width);
          return Picture.isTurned(head.orientation())
              ? new Shape(width, height, colour.channels())
              : new Shape(height, width, colour.channels());
        });
  }

  /**
   * Reads a picture.
   *
   * @throws InputException if it is not a picture, damaged, too large, or of an unsupported kind
   */
  public Picture read(Path file) {
    return read(file, this::decode);
  }

  private Picture decode(PictureFormat format, PictureHead head, ImageReader reader)
      throws IOException {
    int height = reader.getHeight(0);
    int width = reader.getWidth(0);
    requireSides(height, width);
    int pixelBytes = pixelBytes(format, head, reader);
    int step = 1;
    while (bytes(height, width, pixelBytes, step) > BUDGET) {
      step++;
    }
    if (step > 1 && size.isEmpty()) {
      throw new DamagedException(
          "is a picture of "
              + width
              + "x"
              + height
              + " pixels of "
              + pixelBytes
              + " bytes, which is too large to read without resizing: set size to resize all"
              + " pictures");
    }
    if (step > 1 && (format == PictureFormat.TIFF || format == PictureFormat.BMP)) {
      throw new DamagedException(
          "is a "
              + format
              + " of "
              + width
              + "x"
              + height
              + " pixels, which is too large for this format; save it as PNG or JPEG");
    }
    int permits =
        (int) ((bytes(height, width, pixelBytes, step) + PERMIT_BYTES - 1) / PERMIT_BYTES);
    room.acquireUninterruptibly(permits);
    try {
      ImageReadParam param = reader.getDefaultReadParam();
      int middle = Math.min((step - 1) / 2, Math.min(height, width) - 1);
      param.setSourceSubsampling(step, step, middle, middle);
      Lines lines = lines(head, reader, param);
      Picture picture =
          size.isPresent()
              ? Picture.resized(lines, size.getAsInt(), size.getAsInt())
              : Picture.of(lines);
      return picture.upright(head.orientation());
    } finally {
      room.release(permits);
    }
  }

  private static long bytes(long height, long width, int pixelBytes, int step) {
    return ((height + step - 1) / step) * ((width + step - 1) / step) * pixelBytes;
  }

  private void requireSides(int height, int width) throws IOException {
    int longest = size.isPresent() ? LONGEST_SIDE : LONGEST_KEPT_SIDE;
    if (height > longest || width > longest) {
      throw new DamagedException(
          "is a picture of "
              + width
              + "x"
              + height
              + " pixels; at most "
              + longest
              + " lines and columns are read"
              + (size.isPresent() ? "" : " as they are: set size to resize all pictures"));
    }
  }

  private static int pixelBytes(PictureFormat format, PictureHead head, ImageReader reader)
      throws IOException {
    if (head.inks().isPresent()) {
      return 4;
    }
    if (format == PictureFormat.JPEG) {
      return 3;
    }
    Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
    return types.hasNext() ? Math.max(1, types.next().getColorModel().getPixelSize() / 8) : 8;
  }

  private Lines lines(PictureHead head, ImageReader reader, ImageReadParam param)
      throws IOException {
    List<String> warnings = new ArrayList<>();
    reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
    Lines lines;
    if (head.inks().isPresent()) {
      lines = DecodedLines.ofInks(reader.readRaster(0, param), head, colour);
    } else {
      BufferedImage image = reader.read(0, param);
      lines = DecodedLines.of(image, head, colour);
    }
    for (String warning : warnings) {
      if (isDamage(warning.toLowerCase(Locale.ROOT))) {
        throw new DamagedException("is damaged or truncated: " + warning);
      }
    }
    return lines;
  }

  /** Excess bytes between segments, written by many cameras, do not change pixels. */
  private static boolean isDamage(String warning) {
    return warning.contains("premature")
        || (warning.contains("corrupt") && !warning.contains("extraneous"));
  }

  private <T> T read(Path file, Use<T> use) {
    try {
      FileProblem.requireRegular(file);
      long length = Files.size(file);
      try (ImageInputStream in = open(file, length)) {
        return read(in, length, use);
      }
    } catch (DamagedException e) {
      throw new InputException(file + ": " + e.getMessage(), e);
    } catch (EOFException e) {
      throw new InputException(file + ": ends too early; it is damaged or truncated", e);
    } catch (FileSystemException | FileNotFoundException e) {
      throw FileProblem.reading(file, e);
    } catch (InputException e) {
      throw e;
    } catch (OutOfMemoryError | StackOverflowError e) {
      throw tooMuch(file, e);
    } catch (IOException | RuntimeException e) {
      // The decoders throw various unchecked exceptions for damaged data.
      throw new InputException(
          file
              + ": cannot be decoded; it is damaged, truncated or of an unsupported kind"
              + detail(e.getMessage()),
          e);
    }
  }

  private static ImageInputStream open(Path file, long length) throws IOException {
    return length <= HELD_FILE_BYTES || file.getFileSystem() != FileSystems.getDefault()
        ? new MemoryCacheImageInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))
        : new FileImageInputStream(file.toFile());
  }

  private static <T> T read(ImageInputStream in, long length, Use<T> use) throws IOException {
    if (length == 0) {
      throw new DamagedException("is empty");
    }
    String begin = PictureFormat.head(in);
    Optional<PictureFormat> found = PictureFormat.of(begin);
    if (found.isEmpty()) {
      throw new DamagedException(
          PictureFormat.other(begin)
              .map(other -> "is " + other + "; " + PictureFormat.ALL + " files are read")
              .orElse("is not a picture (" + PictureFormat.ALL + ")"));
    }
    PictureFormat format = found.get();
    PictureHead head =
        switch (format) {
          case PNG -> PngChunks.check(in, length);
          case JPEG -> JpegSegments.read(in).withoutAppliedProfile();
          case GIF -> {
            GifBlocks.check(in);
            yield PictureHead.PLAIN;
          }
          case TIFF -> PictureHead.oriented(Exif.orientation(in, 0));
          case BMP -> PictureHead.PLAIN;
        };
    in.seek(0);
    ImageReader reader = format.reader();
    try {
      reader.setInput(in, false, true);
      if (format == PictureFormat.TIFF && reader.getNumImages(true) > 1) {
        throw new DamagedException(
            "holds "
                + reader.getNumImages(true)
                + " pictures; save the one to use as a file of its own");
      }
      return use.with(format, head, reader);
    } finally {
      reader.dispose();
    }
  }

  /** Damaged files may make a decoder allocate any amount of memory. */
  private static InputException tooMuch(Path file, Error cause) {
    return new InputException(
        file + ": cannot be decoded with the memory that is available; it is damaged or too large",
        cause);
  }

  private static String detail(String message) {
    return message == null || message.isBlank()
        ? ""
        : " (" + message.lines().findFirst().orElse("") + ")";
  }
}
