// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.picture;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.difflab.spi.Shape;

/** The lines of a decoded picture in sRGB, composited onto white where it is transparent. */
final class DecodedLines implements Lines {

  private static final double[] BRIGHTNESS = {0.299, 0.587, 0.114};
  private static final double WHITE = 255;
  private static final int RGB = 3;

  private final Shape shape;
  private final int values;
  private final boolean alpha;
  private final Line line;
  private final Optional<ColourProfile> profile;
  private final DoubleUnaryOperator curve;

  /** The source of the stored values of lines. */
  @FunctionalInterface
  private interface Line {

    /**
     * Returns the values of a line, from 0 to 255: one for grey, three for colour, and then one for
     * the opacity, for each pixel.
     */
    double[] read(int line);
  }

  /**
   * Creates the lines of an image.
   *
   * @throws DamagedException if its colour encoding is not supported
   */
  static Lines of(BufferedImage image, PictureHead head, Colour colour) throws IOException {
    ColorModel model = image.getColorModel();
    int type = model.getTransferType();
    if (type == DataBuffer.TYPE_FLOAT || type == DataBuffer.TYPE_DOUBLE) {
      throw new DamagedException("has floating-point values; save it with 8 or 16 bits");
    }
    ColorSpace space = model.getColorSpace();
    boolean components = model instanceof ComponentColorModel;
    boolean grey = components && space.getType() == ColorSpace.TYPE_GRAY;
    if (!grey && space.getType() != ColorSpace.TYPE_RGB) {
      throw new DamagedException(
          "has unsupported colours (colour space "
              + space.getType()
              + " of Java); save it as sRGB");
    }
    Optional<byte[]> profile =
        head.profile().or(() -> components ? ofSpace(space) : Optional.<byte[]>empty());
    return new DecodedLines(image, head, colour, profile, grey);
  }

  /** Java assigns a linear profile to grey images, although the files are not linear. */
  private static Optional<byte[]> ofSpace(ColorSpace space) {
    return space instanceof ICC_ColorSpace own
            && !space.isCS_sRGB()
            && space.getType() == ColorSpace.TYPE_RGB
        ? Optional.of(own.getProfile().getData())
        : Optional.empty();
  }

  private DecodedLines(
      BufferedImage image, PictureHead head, Colour colour, Optional<byte[]> profile, boolean grey)
      throws IOException {
    this.shape = new Shape(image.getHeight(), image.getWidth(), colour.channels());
    this.values = grey ? 1 : RGB;
    this.alpha = image.getColorModel().hasAlpha();
    this.profile = profile.isPresent() ? ColourProfile.of(profile.get(), values) : Optional.empty();
    this.curve = curve(head.gamma());
    this.line =
        image.getColorModel() instanceof ComponentColorModel model
            ? components(image.getRaster(), model)
            : packed(image);
  }

  /**
   * Creates the lines of a picture of cyan, magenta, yellow and black. Without a profile, red is (1
   * − cyan)(1 − black), and green and blue likewise.
   */
  static Lines ofInks(Raster raster, PictureHead head, Colour colour) throws IOException {
    return new DecodedLines(raster, head, head.inks().orElseThrow(), colour);
  }

  private DecodedLines(Raster raster, PictureHead head, PictureHead.Inks inks, Colour colour)
      throws IOException {
    Optional<ColourProfile> found =
        head.profile().isPresent()
            ? ColourProfile.of(head.profile().get(), 4)
            : Optional.<ColourProfile>empty();
    this.shape = new Shape(raster.getHeight(), raster.getWidth(), colour.channels());
    this.values = RGB;
    this.alpha = false;
    this.profile = Optional.empty();
    this.curve = DoubleUnaryOperator.identity();
    this.line =
        index -> {
          int[] ink = ink(raster, index, inks);
          double[] rgb = new double[ink.length / 4 * RGB];
          int[] converted = found.isPresent() ? found.get().rgb(ink) : new int[0];
          for (int place = 0; place < rgb.length; place++) {
            rgb[place] =
                found.isPresent()
                    ? converted[place]
                    : (WHITE - ink[place / RGB * 4 + place % RGB])
                        * (WHITE - ink[place / RGB * 4 + 3])
                        / WHITE;
          }
          return rgb;
        };
  }

  /** Returns the ink of the pixels of a line; 255 is full ink. */
  private static int[] ink(Raster raster, int line, PictureHead.Inks inks) {
    int[] ink =
        raster.getPixels(
            raster.getMinX(), raster.getMinY() + line, raster.getWidth(), 1, (int[]) null);
    for (int pixel = 0; pixel < ink.length && inks.luminance(); pixel += 4) {
      double luminance = ink[pixel];
      double blueness = ink[pixel + 1] - 128.0;
      double redness = ink[pixel + 2] - 128.0;
      ink[pixel] = 255 - limited(luminance + 1.402 * redness);
      ink[pixel + 1] = 255 - limited(luminance - 0.344136 * blueness - 0.714136 * redness);
      ink[pixel + 2] = 255 - limited(luminance + 1.772 * blueness);
    }
    for (int place = 0; place < ink.length && inks.inverted(); place++) {
      ink[place] = 255 - ink[place];
    }
    return ink;
  }

  private static int limited(double value) {
    return (int) Math.max(0, Math.min(WHITE, Math.rint(value)));
  }

  /**
   * Uses the raw numbers of the file: Java's conversion would treat grey values as linear and
   * change them.
   */
  private static Line components(Raster raster, ComponentColorModel model) {
    int width = raster.getWidth();
    int bands = raster.getNumBands();
    double greatest = (1 << model.getComponentSize(0)) - 1;
    return line -> {
      int[] samples = raster.getPixels(0, line, width, 1, (int[]) null);
      double[] read = new double[width * bands];
      for (int place = 0; place < read.length; place++) {
        read[place] = greatest == WHITE ? samples[place] : samples[place] / greatest * WHITE;
      }
      return read;
    };
  }

  private Line packed(BufferedImage image) {
    int width = image.getWidth();
    int bands = RGB + (alpha ? 1 : 0);
    return line -> {
      int[] colours = image.getRGB(0, line, width, 1, null, 0, width);
      double[] read = new double[width * bands];
      for (int pixel = 0; pixel < width; pixel++) {
        for (int channel = 0; channel < RGB; channel++) {
          read[pixel * bands + channel] = colours[pixel] >> (16 - 8 * channel) & 0xff;
        }
        if (alpha) {
          read[pixel * bands + RGB] = colours[pixel] >>> 24;
        }
      }
      return read;
    };
  }

  /** Returns the values in sRGB of values that are light to the power of an exponent. */
  private static DoubleUnaryOperator curve(Optional<Double> gamma) {
    if (gamma.isEmpty()) {
      return DoubleUnaryOperator.identity();
    }
    double exponent = 1 / gamma.get();
    return value -> {
      double light = Math.pow(value / WHITE, exponent);
      return WHITE
          * (light <= 0.0031308 ? 12.92 * light : 1.055 * Math.pow(light, 1 / 2.4) - 0.055);
    };
  }

  @Override
  public Shape shape() {
    return shape;
  }

  @Override
  public void read(int index, float[] target) {
    double[] stored = line.read(index);
    int bands = stored.length / shape.width();
    int[] converted = profile.map(found -> converted(found, stored, bands)).orElse(new int[0]);
    boolean colour = values == RGB || profile.isPresent();
    for (int pixel = 0; pixel < shape.width(); pixel++) {
      double opacity = alpha ? stored[pixel * bands + bands - 1] / WHITE : 1;
      double brightness = 0;
      for (int channel = 0; channel < RGB; channel++) {
        int place = colour ? channel : 0;
        double value =
            profile.isPresent()
                ? converted[pixel * RGB + channel]
                : curve.applyAsDouble(stored[pixel * bands + place]);
        double shown = opacity * value + (1 - opacity) * WHITE;
        if (shape.channels() == RGB) {
          target[pixel * RGB + channel] = (float) shown;
        } else if (!colour) {
          target[pixel] = (float) shown;
        } else {
          brightness += BRIGHTNESS[channel] * shown;
          target[pixel] = (float) brightness;
        }
      }
    }
  }

  private int[] converted(ColourProfile found, double[] stored, int bands) {
    int[] pixels = new int[shape.width() * values];
    for (int place = 0; place < pixels.length; place++) {
      pixels[place] = (int) Math.round(stored[place / values * bands + place % values]);
    }
    return found.rgb(pixels);
  }
}
