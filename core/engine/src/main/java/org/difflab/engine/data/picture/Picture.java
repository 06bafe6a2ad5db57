package org.difflab.engine.data.picture;

import org.difflab.spi.Shape;

/** A decoded picture; its values run from 0 to 255 and need not be whole. */
public final class Picture {

  private final Shape shape;
  private final float[] values;

  /** Makes a picture of its values, the channel running fastest; the array is given away. */
  Picture(Shape shape, float[] values) {
    this.shape = shape;
    this.values = values;
  }

  /** Returns how the values are laid out. */
  public Shape shape() {
    return shape;
  }

  /** Returns a value by its number. */
  public float value(int index) {
    return values[index];
  }

  /**
   * Returns the picture stretched or shrunk to a size: each new pixel is the mean of the area it
   * covers, to which pixels on the edge count by their share in it.
   */
  public Picture resized(int height, int width) {
    if (height == shape.height() && width == shape.width()) {
      return this;
    }
    int channels = shape.channels();
    float[] narrow = new float[shape.height() * width * channels];
    for (int line = 0; line < shape.height(); line++) {
      for (int channel = 0; channel < channels; channel++) {
        int from = line * shape.width() * channels + channel;
        resize(
            values,
            from,
            channels,
            shape.width(),
            narrow,
            line * width * channels + channel,
            width);
      }
    }
    float[] resized = new float[height * width * channels];
    for (int column = 0; column < width * channels; column++) {
      resize(narrow, column, width * channels, shape.height(), resized, column, height);
    }
    return new Picture(new Shape(height, width, channels), resized);
  }

  /** Resizes a row of numbers that lie {@code stride} apart, in the source as in the target. */
  private static void resize(
      float[] source, int from, int stride, int length, float[] target, int to, int newLength) {
    double scale = (double) length / newLength;
    for (int index = 0; index < newLength; index++) {
      double begin = index * scale;
      double end = (index + 1) * scale;
      double sum = 0;
      double weights = 0;
      for (int place = (int) begin; place < Math.min(length, Math.ceil(end)); place++) {
        double weight = Math.min(end, place + 1.0) - Math.max(begin, place);
        sum += weight * source[from + place * stride];
        weights += weight;
      }
      target[to + index * stride] = (float) (sum / weights);
    }
  }
}
