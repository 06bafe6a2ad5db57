package org.difflab.engine.data.picture;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.difflab.engine.file.FileProblem;
import org.difflab.spi.InputException;
import org.difflab.spi.Shape;

/** Reads PNG, JPEG, GIF and BMP files. Transparent pictures are laid on white. */
public final class PictureFile {

  private static final double[] BRIGHTNESS = {0.299, 0.587, 0.114};
  private static final double WHITE = 255;

  private PictureFile() {}

  /** Something done with a reader of a picture. */
  @FunctionalInterface
  private interface Use<T> {
    T with(ImageReader reader) throws IOException;
  }

  /**
   * Reads the bytes of a file.
   *
   * @throws InputException if it cannot be read
   */
  public static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw FileProblem.reading(file, e);
    }
  }

  /**
   * Finds out how a picture would be laid out, without decoding it.
   *
   * @throws InputException if it is no picture
   */
  public static Shape shape(Path file, byte[] bytes, Colour colour) {
    return read(
        file,
        bytes,
        reader -> new Shape(reader.getHeight(0), reader.getWidth(0), colour.channels()));
  }

  /**
   * Decodes a picture.
   *
   * @param file where it was read, for messages
   * @param bytes the content of the file
   * @throws InputException if it is no picture, or damaged
   */
  public static Picture decode(Path file, byte[] bytes, Colour colour) {
    List<String> warnings = new ArrayList<>();
    BufferedImage image =
        read(
            file,
            bytes,
            reader -> {
              reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
              return reader.read(0);
            });
    for (String warning : warnings) {
      if (warning.toLowerCase(Locale.ROOT).contains("premature")) {
        throw new InputException(file + ": is damaged or truncated: " + warning);
      }
    }
    return picture(image, colour);
  }

  private static <T> T read(Path file, byte[] bytes, Use<T> use) {
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new InputException(file + ": is no picture (PNG, JPEG, GIF or BMP)");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        return use.with(reader);
      } finally {
        reader.dispose();
      }
    } catch (InputException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // The decoders throw all kinds of exceptions at damaged data.
      throw new InputException(
          file
              + ": cannot be decoded; it is damaged, truncated or of an unsupported kind"
              + detail(e.getMessage()),
          e);
    }
  }

  private static String detail(String message) {
    return message == null ? "" : " (" + message + ")";
  }

  private static Picture picture(BufferedImage image, Colour colour) {
    int pixels = image.getWidth() * image.getHeight();
    float[] values = new float[pixels * colour.channels()];
    if (isGrey(image.getColorModel())) {
      copyGrey(image, colour, values);
    } else {
      copyRgb(image, colour, values);
    }
    return new Picture(new Shape(image.getHeight(), image.getWidth(), colour.channels()), values);
  }

  private static boolean isGrey(ColorModel model) {
    return model instanceof ComponentColorModel
        && model.getColorSpace().getType() == ColorSpace.TYPE_GRAY
        && model.getTransferType() != DataBuffer.TYPE_FLOAT
        && model.getTransferType() != DataBuffer.TYPE_DOUBLE;
  }

  /**
   * Takes the numbers of the file: {@code getRGB} would take them for linear light and change them.
   */
  private static void copyGrey(BufferedImage image, Colour colour, float[] values) {
    Raster raster = image.getRaster();
    ColorModel model = image.getColorModel();
    double greatest = (1 << model.getComponentSize(0)) - 1;
    int width = image.getWidth();
    for (int pixel = 0; pixel < width * image.getHeight(); pixel++) {
      int x = pixel % width;
      int y = pixel / width;
      double value = raster.getSample(x, y, 0) / greatest * WHITE;
      if (model.hasAlpha()) {
        double opacity = raster.getSample(x, y, 1) / greatest;
        value = opacity * value + (1 - opacity) * WHITE;
      }
      for (int channel = 0; channel < colour.channels(); channel++) {
        values[pixel * colour.channels() + channel] = (float) value;
      }
    }
  }

  private static void copyRgb(BufferedImage image, Colour colour, float[] values) {
    int width = image.getWidth();
    int[] colours = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
    for (int pixel = 0; pixel < colours.length; pixel++) {
      double opacity = (colours[pixel] >>> 24) / WHITE;
      double brightness = 0;
      for (int channel = 0; channel < 3; channel++) {
        int value = colours[pixel] >> (16 - 8 * channel) & 0xff;
        double shown = opacity * value + (1 - opacity) * WHITE;
        brightness += BRIGHTNESS[channel] * shown;
        if (colour == Colour.RGB) {
          values[pixel * 3 + channel] = (float) shown;
        }
      }
      if (colour == Colour.GREY) {
        values[pixel] = (float) brightness;
      }
    }
  }
}
