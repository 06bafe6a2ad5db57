// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.picture;

import java.util.Arrays;
import org.difflab.spi.Shape;

/** A decoded picture with values from 0 to 255, which may be fractional. */
public final class Picture {

  private final Shape shape;
  private final float[] values;

  /**
   * Creates a picture from values with the channel as the fastest index; the array must not be
   * written to afterwards.
   */
  Picture(Shape shape, float[] values) {
    this.shape = shape;
    this.values = values;
  }

  /** Returns the picture that has these lines. */
  static Picture of(Lines lines) {
    Shape shape = lines.shape();
    float[] values = new float[shape.size()];
    float[] line = new float[shape.width() * shape.channels()];
    for (int index = 0; index < shape.height(); index++) {
      lines.read(index, line);
      System.arraycopy(line, 0, values, index * line.length, line.length);
    }
    return new Picture(shape, values);
  }

  /** Returns the layout of the values. */
  public Shape shape() {
    return shape;
  }

  /** Returns a value by its index. */
  public float value(int index) {
    return values[index];
  }

  /**
   * Returns a picture resized by area averaging: each new pixel is the mean of the area it covers,
   * with partly covered pixels weighted by their share. Two lines are in memory at a time.
   */
  static Picture resized(Lines lines, int height, int width) {
    Shape shape = lines.shape();
    if (height == shape.height() && width == shape.width()) {
      return of(lines);
    }
    int channels = shape.channels();
    float[] line = new float[shape.width() * channels];
    float[] narrow = new float[width * channels];
    int held = -1;
    double[] sums = new double[width * channels];
    float[] resized = new float[height * width * channels];
    double scale = (double) shape.height() / height;
    for (int index = 0; index < height; index++) {
      double begin = index * scale;
      double end = (index + 1) * scale;
      double weights = 0;
      Arrays.fill(sums, 0);
      for (int place = (int) begin; place < Math.min(shape.height(), Math.ceil(end)); place++) {
        if (place != held) {
          lines.read(place, line);
          for (int channel = 0; channel < channels; channel++) {
            narrow(line, channel, channels, shape.width(), narrow, width);
          }
          held = place;
        }
        double weight = Math.min(end, place + 1.0) - Math.max(begin, place);
        for (int column = 0; column < sums.length; column++) {
          sums[column] += weight * narrow[column];
        }
        weights += weight;
      }
      for (int column = 0; column < sums.length; column++) {
        resized[index * sums.length + column] = (float) (sums[column] / weights);
      }
    }
    return new Picture(new Shape(height, width, channels), resized);
  }

  /** Resizes the values of one channel of a line. */
  private static void narrow(
      float[] source, int channel, int channels, int length, float[] target, int newLength) {
    double scale = (double) length / newLength;
    for (int index = 0; index < newLength; index++) {
      double begin = index * scale;
      double end = (index + 1) * scale;
      double sum = 0;
      double weights = 0;
      for (int place = (int) begin; place < Math.min(length, Math.ceil(end)); place++) {
        double weight = Math.min(end, place + 1.0) - Math.max(begin, place);
        sum += weight * source[channel + place * channels];
        weights += weight;
      }
      target[channel + index * channels] = (float) (sum / weights);
    }
  }

  /**
   * Returns the picture upright.
   *
   * @param orientation the value of EXIF's tag Orientation, 1 to 8
   */
  Picture upright(int orientation) {
    if (orientation == Exif.UPRIGHT) {
      return this;
    }
    boolean turned = isTurned(orientation);
    int height = turned ? shape.width() : shape.height();
    int width = turned ? shape.height() : shape.width();
    int channels = shape.channels();
    float[] upright = new float[values.length];
    for (int line = 0; line < height; line++) {
      for (int column = 0; column < width; column++) {
        int from =
            switch (orientation) {
              case 2 -> at(line, width - 1 - column);
              case 3 -> at(height - 1 - line, width - 1 - column);
              case 4 -> at(height - 1 - line, column);
              case 5 -> at(column, line);
              case 6 -> at(width - 1 - column, line);
              case 7 -> at(width - 1 - column, height - 1 - line);
              default -> at(column, height - 1 - line);
            };
        System.arraycopy(
            values, from * channels, upright, (line * width + column) * channels, channels);
      }
    }
    return new Picture(new Shape(height, width, channels), upright);
  }

  /** Returns whether an orientation exchanges lines and columns. */
  static boolean isTurned(int orientation) {
    return orientation > 4;
  }

  private int at(int line, int column) {
    return line * shape.width() + column;
  }
}
