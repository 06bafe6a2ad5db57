// SPDX-License-Identifier: Apache-2.0
package org.difflab.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Shape;

/**
 * The order of the axes of an array of samples: n samples, h lines, w columns, c channels.
 *
 * <p>Without an option, four axes are (n, h, w, c) if the last one has 1 or 3 entries, and (n, c,
 * h, w) if the second one has and the last one has not. Nothing is guessed where both readings or
 * neither of them are likely.
 */
public enum ArrayAxes {
  /** Grey images: (n, h, w). */
  NHW,
  /** The channel varies fastest: (n, h, w, c). */
  NHWC,
  /** One plane for each channel: (n, c, h, w). */
  NCHW;

  private static final int MOST_AXES = 4;

  /**
   * The layout of the rows of an array.
   *
   * @param shape the layout of a sample
   * @param planes whether a row holds one plane for each channel, (c, h, w)
   */
  record Layout(Shape shape, boolean planes) {

    /** Returns rows in the order (h, w, c), or the given ones if they already have it. */
    Matrix arranged(Matrix rows) {
      if (!planes || rows.columns() != shape.size()) {
        return rows;
      }
      int channels = shape.channels();
      int pixels = shape.height() * shape.width();
      float[] arranged = new float[rows.values().length];
      for (int from = 0; from < arranged.length; from += shape.size()) {
        for (int channel = 0; channel < channels; channel++) {
          for (int pixel = 0; pixel < pixels; pixel++) {
            arranged[from + pixel * channels + channel] =
                rows.values()[from + channel * pixels + pixel];
          }
        }
      }
      return Matrix.wrap(rows.rows(), rows.columns(), arranged);
    }
  }

  /**
   * Determines the layout of an array.
   *
   * @param sizes the array's sizes
   * @param axes the order of its axes, if set by an option
   * @param shape the shape of a sample, if set by an option
   * @throws InputException if the array is not a set of samples, contradicts the options, or is
   *     ambiguous
   */
  static Layout layout(
      Path file, List<Integer> sizes, Optional<ArrayAxes> axes, Optional<Shape> shape) {
    if (sizes.contains(0) || (shape.isEmpty() && sizes.size() > MOST_AXES)) {
      throw new InputException(
          file
              + ": an array of sizes "
              + sizes
              + " is not a set of samples; (n, values), (n, lines, columns), (n, lines, columns,"
              + " channels) or (n, channels, lines, columns) is expected");
    }
    if (axes.isPresent()) {
      return layout(file, sizes, axes.get(), shape);
    }
    if (shape.isPresent()) {
      return new Layout(shape.get(), isPlanes(file, sizes, shape.get()));
    }
    return switch (sizes.size()) {
      case 1 -> new Layout(Shape.vector(1), false);
      case 2 -> new Layout(Shape.vector(sizes.get(1)), false);
      case 3 -> grey(file, sizes);
      default -> coloured(file, sizes);
    };
  }

  private static Layout layout(
      Path file, List<Integer> sizes, ArrayAxes axes, Optional<Shape> shape) {
    int expected = axes == NHW ? 3 : MOST_AXES;
    if (sizes.size() == expected) {
      Shape found = axes.shape(sizes);
      if (shape.isPresent() && !shape.get().equals(found)) {
        throw new InputException(
            file
                + ": shape is "
                + text(shape.get())
                + ", but with axes: "
                + axes.option()
                + " an array of sizes "
                + sizes
                + " holds samples of "
                + text(found));
      }
      return new Layout(found, axes == NCHW);
    }
    if (sizes.size() == 2 && shape.isPresent()) {
      return new Layout(shape.get(), axes == NCHW);
    }
    throw new InputException(
        file
            + ": axes: "
            + axes.option()
            + " needs "
            + expected
            + " axes, or two and a shape; found an array of sizes "
            + sizes);
  }

  private String option() {
    return name().toLowerCase(Locale.ROOT);
  }

  private Shape shape(List<Integer> sizes) {
    return switch (this) {
      case NHW -> new Shape(sizes.get(1), sizes.get(2), 1);
      case NHWC -> new Shape(sizes.get(1), sizes.get(2), sizes.get(3));
      case NCHW -> new Shape(sizes.get(2), sizes.get(3), sizes.get(1));
    };
  }

  /** A shape set by an option decides if the array's sizes match only one order. */
  private static boolean isPlanes(Path file, List<Integer> sizes, Shape shape) {
    if (sizes.size() != MOST_AXES || shape.channels() == 1) {
      return false;
    }
    boolean planes = NCHW.shape(sizes).equals(shape);
    if (planes && NHWC.shape(sizes).equals(shape)) {
      throw ambiguous(file, sizes);
    }
    return planes;
  }

  /** Three axes with a last one of 1 or 3 may be a single colour image. */
  private static Layout grey(Path file, List<Integer> sizes) {
    int last = sizes.get(2);
    if ((last == 3 || last == 4) && sizes.get(1) > MOST_AXES) {
      throw new InputException(
          file
              + ": an array of sizes "
              + sizes
              + " may be "
              + sizes.get(0)
              + " grey images of "
              + sizes.get(1)
              + " lines and "
              + last
              + " columns, for which set axes: nhw, or a single image of "
              + last
              + " channels, which must be saved with a first axis of 1");
    }
    return new Layout(NHW.shape(sizes), false);
  }

  private static Layout coloured(Path file, List<Integer> sizes) {
    int second = sizes.get(1);
    boolean last = isChannels(sizes.get(3));
    if (last && second != 3) {
      return new Layout(NHWC.shape(sizes), false);
    }
    if (!last && isChannels(second)) {
      return new Layout(NCHW.shape(sizes), true);
    }
    throw ambiguous(file, sizes);
  }

  private static boolean isChannels(int size) {
    return size == 1 || size == 3;
  }

  private static InputException ambiguous(Path file, List<Integer> sizes) {
    return new InputException(
        file
            + ": an array of sizes "
            + sizes
            + " may hold samples of "
            + text(NHWC.shape(sizes))
            + " with the channels last (axes: nhwc), or of "
            + text(NCHW.shape(sizes))
            + " with the channels first (axes: nchw); set axes");
  }

  private static String text(Shape shape) {
    return shape.height()
        + " lines, "
        + shape.width()
        + " columns and "
        + shape.channels()
        + (shape.channels() == 1 ? " channel" : " channels");
  }
}
