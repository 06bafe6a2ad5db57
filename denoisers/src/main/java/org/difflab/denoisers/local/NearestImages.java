// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.local;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Shape;

/**
 * Posterior means under the training images nearest to each noisy image only, those with the least
 * ‖C(x_t) − a·C(y_n)‖², where C is the mean of each 2×2 pixels: most images have negligible weights
 * everywhere (as in GoldDiff, "Fast and scalable analytical diffusion", 2026).
 *
 * @param count how many images are kept for each noisy image, at each noise level
 */
record NearestImages(Shape shape, int count, PatchMeans<ImageTile> means)
    implements PatchMeans<NearestImages.Searched> {

  private static final int POOLED = 2;

  /**
   * Images that are searched.
   *
   * @param width w
   * @param coarse C of each
   */
  record Searched(List<ImageTile.Source> images, int width, List<ImageTile> coarse)
      implements Block {

    @Override
    public int count() {
      return images.size();
    }

    @Override
    public void copyTo(float[] values, int from) {
      int to = from;
      for (ImageTile.Source image : images) {
        System.arraycopy(image.values(), image.from(), values, to, width);
        to += width;
      }
    }
  }

  @Override
  public List<Searched> keep(List<ImageTile.Source> images) {
    return List.of(new Searched(images, shape.size(), ImageTile.cut(pooled(images))));
  }

  @Override
  public Estimator<Searched> at(NoiseLevel level, int side) {
    Estimator<ImageTile> estimator = means.at(level, side);
    return new Estimator<>() {

      private List<ImageTile> room = List.of();

      @Override
      public Matrix estimate(Matrix noisy, List<Searched> blocks) {
        float[] clean = new float[noisy.values().length];
        for (int row = 0; row < noisy.rows(); row++) {
          Matrix image = noisy.slice(row, row + 1);
          float[] estimate = estimator.estimate(image, nearest(image, blocks)).values();
          System.arraycopy(estimate, 0, clean, row * estimate.length, estimate.length);
        }
        return Matrix.wrap(noisy.rows(), shape.size(), clean);
      }

      @Override
      public double[] logWeights(Matrix noisy, List<Searched> blocks) {
        return estimator.logWeights(noisy, nearest(noisy, blocks));
      }

      /** Lays the nearest images side by side, in the room of those of the image before. */
      private List<ImageTile> nearest(Matrix noisy, List<Searched> blocks) {
        room = ImageTile.of(NearestImages.this.nearest(noisy, level, blocks), shape.size(), room);
        return room;
      }
    };
  }

  private List<ImageTile.Source> nearest(Matrix noisy, NoiseLevel level, List<Searched> blocks) {
    Matrix coarse = pooled(ImageTile.sources(noisy));
    int total = blocks.stream().mapToInt(Searched::count).sum();
    float[] distances = new float[total];
    int next = 0;
    for (Searched block : blocks) {
      for (ImageTile tile : block.coarse()) {
        float[] sums = new float[tile.lanes()];
        for (int value = 0; value < coarse.columns(); value++) {
          Lanes.addSquare(
              sums, coarse.values()[value], (float) level.signal(), tile.values()[value]);
        }
        System.arraycopy(sums, 0, distances, next, tile.count());
        next += tile.count();
      }
    }
    int[] kept = least(distances, Math.min(count, total));
    List<ImageTile.Source> images = new ArrayList<>(kept.length);
    int first = 0;
    for (Searched block : blocks) {
      int rows = block.count();
      while (images.size() < kept.length && kept[images.size()] < first + rows) {
        images.add(block.images().get(kept[images.size()] - first));
      }
      first += rows;
    }
    return images;
  }

  /** Returns the numbers of the least distances, rising; of equal ones, those met first. */
  private static int[] least(float[] distances, int count) {
    long[] keys = new long[distances.length];
    for (int i = 0; i < keys.length; i++) {
      // Distances are not negative, so their bits are in the order of their values.
      keys[i] = (long) Float.floatToRawIntBits(distances[i]) << Integer.SIZE | i;
    }
    select(keys, count);
    int[] numbers = new int[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (int) keys[i];
    }
    Arrays.sort(numbers);
    return numbers;
  }

  /** Moves the {@code count} least keys to the front (Hoare's selection). */
  private static void select(long[] keys, int count) {
    int low = 0;
    int high = keys.length - 1;
    while (low < high) {
      long pivot = keys[(low + high) >>> 1];
      int left = low;
      int right = high;
      while (left <= right) {
        while (keys[left] < pivot) {
          left++;
        }
        while (keys[right] > pivot) {
          right--;
        }
        if (left <= right) {
          long moved = keys[left];
          keys[left++] = keys[right];
          keys[right--] = moved;
        }
      }
      if (count - 1 <= right) {
        high = right;
      } else if (count - 1 >= left) {
        low = left;
      } else {
        return;
      }
    }
  }

  /** Returns the means of each 2×2 pixels of images; at the edge, of those that exist. */
  private Matrix pooled(List<ImageTile.Source> images) {
    int channels = shape.channels();
    int height = (shape.height() + POOLED - 1) / POOLED;
    int width = (shape.width() + POOLED - 1) / POOLED;
    float[] pooled = new float[images.size() * height * width * channels];
    for (int row = 0; row < images.size(); row++) {
      float[] values = images.get(row).values();
      for (int line = 0; line < shape.height(); line++) {
        int lines = Math.min(POOLED, shape.height() - line / POOLED * POOLED);
        for (int pixel = 0; pixel < shape.width(); pixel++) {
          int pixels = Math.min(POOLED, shape.width() - pixel / POOLED * POOLED);
          int from = images.get(row).from() + (line * shape.width() + pixel) * channels;
          int to = ((row * height + line / POOLED) * width + pixel / POOLED) * channels;
          for (int channel = 0; channel < channels; channel++) {
            pooled[to + channel] += values[from + channel] / (lines * pixels);
          }
        }
      }
    }
    return Matrix.wrap(images.size(), height * width * channels, pooled);
  }
}
