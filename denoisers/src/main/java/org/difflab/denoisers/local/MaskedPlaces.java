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
  private static final int AT_ONCE = 64;

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
  public List<ImageTile> keep(Matrix images) {
    return ImageTile.cut(images);
  }

  @Override
  public Estimator<ImageTile> at(NoiseLevel level, int side) {
    Multiplier distances = masks(level.sigma());
    return new Estimator<>() {

      @Override
      public Matrix estimate(Matrix noisy, List<ImageTile> tiles) {
        List<Matrix> images = tiles.stream().map(ImageTile::images).toList();
        float[] clean = new float[noisy.values().length];
        for (int row = 0; row < noisy.rows(); row++) {
          sums(noisy.row(row), images, level, distances).means(clean, row * shape.size());
        }
        return Matrix.wrap(noisy.rows(), shape.size(), clean);
      }

      @Override
      public double[] logWeights(Matrix noisy, List<ImageTile> tiles) {
        List<Matrix> images = tiles.stream().map(ImageTile::images).toList();
        return sums(noisy.row(0), images, level, distances).logarithms();
      }
    };
  }

  /** Samplers use the same few levels again and again. */
  private Multiplier masks(double sigma) {
    synchronized (known) {
      return known.computeIfAbsent(sigma, value -> masks.algebra().multiplier(masks.at(value)));
    }
  }

  private Sums sums(float[] noisy, List<Matrix> images, NoiseLevel level, Multiplier distances) {
    Sums sums = new Sums(level);
    for (Matrix part : images) {
      for (int from = 0; from < part.rows(); from += AT_ONCE) {
        sums.add(noisy, part.slice(from, Math.min(part.rows(), from + AT_ONCE)), distances);
      }
    }
    return sums;
  }

  /** The sums over training images at every pixel, relative to the greatest weight met so far. */
  private final class Sums {

    private final int pixels = masks.pixels();
    private final NoiseLevel level;
    private final double variance;
    private final float rate;
    private final float[] least = new float[pixels];
    private final double[] weights = new double[pixels];
    private final double[] sums = new double[shape.size()];
    private final float[] squares = new float[AT_ONCE * pixels];
    private final float[] distances = new float[AT_ONCE * pixels];
    private final float[] apart = new float[pixels];
    private final float[] weight = new float[pixels];
    private final float[] total = new float[pixels];
    private final float[] weighted = new float[shape.size()];

    Sums(NoiseLevel level) {
      this.level = level;
      this.variance = level.noise() * level.noise();
      this.rate = PatchWeights.rate(level.noise());
      Arrays.fill(least, Float.POSITIVE_INFINITY);
    }

    /** Adds some images, n×w. */
    void add(float[] noisy, Matrix images, Multiplier masks) {
      square(noisy, images);
      masks.multiply(squares, images.rows(), distances);
      lower(images.rows());
      Arrays.fill(total, 0);
      Arrays.fill(weighted, 0);
      for (int image = 0; image < images.rows(); image++) {
        for (int pixel = 0; pixel < pixels; pixel++) {
          apart[pixel] = distances[image * pixels + pixel] - least[pixel];
        }
        Lanes.decay(weight, apart, 0, rate);
        Lanes.add(total, total, weight);
        addWeighted(images.values(), image * shape.size());
      }
      for (int pixel = 0; pixel < pixels; pixel++) {
        weights[pixel] += total[pixel];
      }
      for (int value = 0; value < sums.length; value++) {
        sums[value] += weighted[value];
      }
    }

    /** Computes the squared difference of each pixel, summed over its channels. */
    private void square(float[] noisy, Matrix images) {
      float signal = (float) level.signal();
      int channels = shape.channels();
      for (int i = 0; i < images.rows() * pixels; i++) {
        float square = 0;
        for (int channel = 0; channel < channels; channel++) {
          float difference =
              noisy[i % pixels * channels + channel]
                  - signal * images.values()[i * channels + channel];
          square += difference * difference;
        }
        squares[i] = square;
      }
    }

    /** Makes the nearest of some images the reference where it is nearer than all before. */
    private void lower(int images) {
      for (int pixel = 0; pixel < pixels; pixel++) {
        float nearest = least[pixel];
        for (int image = 0; image < images; image++) {
          nearest = Math.min(nearest, distances[image * pixels + pixel]);
        }
        if (nearest < least[pixel]) {
          double factor = StrictMath.exp(((double) nearest - least[pixel]) / (2 * variance));
          weights[pixel] *= factor;
          for (int channel = 0; channel < shape.channels(); channel++) {
            sums[pixel * shape.channels() + channel] *= factor;
          }
          least[pixel] = nearest;
        }
      }
    }

    private void addWeighted(float[] images, int from) {
      int channels = shape.channels();
      for (int value = 0; value < weighted.length; value++) {
        weighted[value] += weight[value / channels] * images[from + value];
      }
    }

    void means(float[] clean, int from) {
      for (int value = 0; value < sums.length; value++) {
        clean[from + value] = (float) (sums[value] / weights[value / shape.channels()]);
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
}
