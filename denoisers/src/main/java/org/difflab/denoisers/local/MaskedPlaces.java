// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.local;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Shape;
import org.difflab.spi.linear.Multiplier;

/**
 * Each pixel by the pixels that {@link WienerMasks} chooses for it, compared with the same pixels
 * of the training images. With the squared differences of an image's pixels as a row, the distances
 * of all its masks are one product of the row with the masks.
 */
final class MaskedPlaces implements PatchMeans<ImageTile> {

  /** How many training images are compared at once; so many weights are added up in float32. */
  private static final int AT_ONCE = 128;

  /** The values of all masks that are kept for later. */
  private static final int KEPT_VALUES = 1 << 25;

  /** What they take at most, in bytes. */
  static final long MEMORY = (long) Float.BYTES * KEPT_VALUES;

  private final Shape shape;
  private final WienerMasks masks;
  private final Map<Double, Multiplier> known;

  MaskedPlaces(Shape shape, WienerMasks masks) {
    this.shape = shape;
    this.masks = masks;
    int kept = Math.max(1, KEPT_VALUES / (masks.pixels() * masks.pixels()));
    this.known =
        new LinkedHashMap<>() {

          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Double, Multiplier> eldest) {
            return size() > kept;
          }
        };
  }

  @Override
  public List<ImageTile> keep(List<ImageTile.Source> images) {
    return ImageTile.of(images, shape.size(), List.of());
  }

  @Override
  public Estimator<ImageTile> at(NoiseLevel level, int side) {
    Multiplier distances = masks(level.sigma());
    return new Estimator<>() {

      @Override
      public Matrix estimate(Matrix noisy, List<ImageTile> tiles) {
        List<float[][]> images = planes(tiles);
        float[] clean = new float[noisy.values().length];
        for (int row = 0; row < noisy.rows(); row++) {
          sums(noisy.row(row), images, level, distances).means(clean, row * shape.size());
        }
        return Matrix.wrap(noisy.rows(), shape.size(), clean);
      }

      @Override
      public double[] logWeights(Matrix noisy, List<ImageTile> tiles) {
        return sums(noisy.row(0), planes(tiles), level, distances).logarithms();
      }
    };
  }

  /** Samplers use the same few levels again and again. */
  private Multiplier masks(double sigma) {
    synchronized (known) {
      return known.computeIfAbsent(sigma, value -> masks.algebra().multiplier(masks.at(value)));
    }
  }

  /** Returns each channel of the images of each tile: the pixels of one image after the other. */
  private List<float[][]> planes(List<ImageTile> tiles) {
    return tiles.stream().map(tile -> planes(tile.images().values())).toList();
  }

  private float[][] planes(float[] images) {
    int channels = shape.channels();
    if (channels == 1) {
      return new float[][] {images};
    }
    float[][] planes = new float[channels][images.length / channels];
    for (int channel = 0; channel < channels; channel++) {
      for (int i = 0; i < planes[channel].length; i++) {
        planes[channel][i] = images[i * channels + channel];
      }
    }
    return planes;
  }

  private Sums sums(float[] noisy, List<float[][]> images, NoiseLevel level, Multiplier distances) {
    Sums sums = new Sums(level, planes(noisy));
    for (float[][] part : images) {
      int count = part[0].length / masks.pixels();
      for (int from = 0; from < count; from += AT_ONCE) {
        sums.add(part, from, Math.min(count, from + AT_ONCE), distances);
      }
    }
    return sums;
  }

  /** The sums over training images at every pixel, relative to the greatest weight met so far. */
  private final class Sums {

    private final int pixels = masks.pixels();
    private final float signal;
    private final double variance;
    private final float rate;
    private final float[][] noisy;
    private final float[] least = new float[pixels];
    private final double[] weights = new double[pixels];
    private final double[][] sums = new double[shape.channels()][pixels];
    private final float[] squares = new float[AT_ONCE * pixels];
    private final float[] distances = new float[AT_ONCE * pixels];
    private final float[] nearest = new float[pixels];
    private final float[] weight = new float[pixels];
    private final float[] total = new float[pixels];
    private final float[][] weighted = new float[shape.channels()][pixels];

    Sums(NoiseLevel level, float[][] noisy) {
      this.signal = (float) level.signal();
      this.variance = level.noise() * level.noise();
      this.rate = PatchWeights.rate(level.noise());
      this.noisy = noisy;
      Arrays.fill(least, Float.POSITIVE_INFINITY);
    }

    /** Adds some of the images whose channels are given. */
    void add(float[][] planes, int from, int to, Multiplier masks) {
      Arrays.fill(squares, 0);
      for (int channel = 0; channel < planes.length; channel++) {
        for (int image = from; image < to; image++) {
          addSquares((image - from) * pixels, noisy[channel], planes[channel], image * pixels);
        }
      }
      masks.multiply(squares, to - from, distances);
      lower(to - from);
      Arrays.fill(total, 0);
      for (float[] channel : weighted) {
        Arrays.fill(channel, 0);
      }
      for (int image = from; image < to; image++) {
        subtract(nearest, distances, (image - from) * pixels, least);
        Lanes.decay(weight, nearest, 0, rate);
        Lanes.add(total, total, weight);
        for (int channel = 0; channel < planes.length; channel++) {
          addProducts(weighted[channel], weight, planes[channel], image * pixels);
        }
      }
      addTo(weights, total);
      for (int channel = 0; channel < planes.length; channel++) {
        addTo(sums[channel], weighted[channel]);
      }
    }

    private void addSquares(int to, float[] x, float[] y, int from) {
      for (int i = 0; i < x.length; i++) {
        float difference = x[i] - signal * y[from + i];
        squares[to + i] += difference * difference;
      }
    }

    /** Creates the nearest of some images the reference where it is nearer than all before. */
    private void lower(int images) {
      System.arraycopy(least, 0, nearest, 0, pixels);
      for (int image = 0; image < images; image++) {
        takeLeast(nearest, distances, image * pixels);
      }
      for (int pixel = 0; pixel < pixels; pixel++) {
        if (nearest[pixel] < least[pixel]) {
          double factor = StrictMath.exp(((double) nearest[pixel] - least[pixel]) / (2 * variance));
          weights[pixel] *= factor;
          for (double[] channel : sums) {
            channel[pixel] *= factor;
          }
          least[pixel] = nearest[pixel];
        }
      }
    }

    void means(float[] clean, int from) {
      for (int value = 0; value < shape.size(); value++) {
        int pixel = value / sums.length;
        clean[from + value] = (float) (sums[value % sums.length][pixel] / weights[pixel]);
      }
    }

    double[] logarithms() {
      double[] logarithms = new double[pixels];
      for (int pixel = 0; pixel < pixels; pixel++) {
        logarithms[pixel] = StrictMath.log(weights[pixel]) - least[pixel] / (2 * variance);
      }
      return logarithms;
    }
  }

  private static void takeLeast(float[] least, float[] numbers, int from) {
    for (int i = 0; i < least.length; i++) {
      least[i] = Math.min(least[i], numbers[from + i]);
    }
  }

  private static void subtract(float[] out, float[] numbers, int from, float[] subtracted) {
    for (int i = 0; i < out.length; i++) {
      out[i] = numbers[from + i] - subtracted[i];
    }
  }

  private static void addProducts(float[] out, float[] p, float[] q, int from) {
    for (int i = 0; i < out.length; i++) {
      out[i] += p[i] * q[from + i];
    }
  }

  private static void addTo(double[] sums, float[] added) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += added[i];
    }
  }
}
