// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.local;

import java.util.Arrays;
import java.util.List;
import org.difflab.denoisers.posterior.PosteriorSum;
import org.difflab.denoisers.posterior.RowBlock;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Shape;
import org.difflab.spi.linear.LinearAlgebra;

/**
 * Each pixel by the patch around it, compared with every place of the training images.
 *
 * @param mean the mean of all training images, which is taken from both sides: the smaller the
 *     values, the more exact are distances in float32
 * @param edges what lies beyond the edge of an image
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record EveryPlace(Shape shape, double[] mean, Edges edges, LinearAlgebra algebra)
    implements PatchMeans<ImageTile> {

  /** Noisy patches are compared about so many values at a time. */
  private static final int VALUES = 1 << 20;

  private static final int PATCHES_AT_ONCE = 512;

  @Override
  public List<ImageTile> keep(List<ImageTile.Source> images) {
    return ImageTile.of(images, shape.size(), List.of());
  }

  @Override
  public Estimator<ImageTile> at(NoiseLevel level, int side) {
    List<PatchGroup> groups = PatchGroup.everyPlace(shape, side, edges);
    return new Estimator<>() {

      @Override
      public Matrix estimate(Matrix noisy, List<ImageTile> tiles) {
        List<Matrix> images = tiles.stream().map(ImageTile::images).toList();
        float[] clean = new float[noisy.values().length];
        for (PatchGroup group : groups) {
          int step = Math.max(1, VALUES / (group.places() * group.patchSize()));
          for (int from = 0; from < noisy.rows(); from += step) {
            int to = Math.min(noisy.rows(), from + step);
            Matrix means = sum(group, images, noisy, from, to, level).mean(targetCenter(group));
            set(clean, from, to, group, means.values());
          }
        }
        return Matrix.wrap(noisy.rows(), shape.size(), clean);
      }

      @Override
      public double[] logWeights(Matrix noisy, List<ImageTile> tiles) {
        List<Matrix> images = tiles.stream().map(ImageTile::images).toList();
        return groups.stream()
            .map(group -> sum(group, images, noisy, 0, 1, level).logDensity(1))
            .flatMapToDouble(Arrays::stream)
            .toArray();
      }
    };
  }

  /** Returns the sums of a group's weights and estimates for some noisy images. */
  private PosteriorSum sum(
      PatchGroup group, List<Matrix> images, Matrix noisy, int from, int to, NoiseLevel level) {
    double[] patchCenter = PatchGroup.mean(group.patches(), mean);
    double[] targetCenter = targetCenter(group);
    PosteriorSum sum =
        new PosteriorSum(
            PatchGroup.cut(noisy, from, to, group.patches(), patchCenter, level.signal()),
            level,
            group.targetSize());
    int step = Math.max(1, PATCHES_AT_ONCE / group.places());
    for (Matrix rows : images) {
      for (int first = 0; first < rows.rows(); first += step) {
        int last = Math.min(rows.rows(), first + step);
        sum.add(
            RowBlock.of(
                PatchGroup.cut(rows, first, last, group.patches(), patchCenter, 1),
                PatchGroup.cut(rows, first, last, group.targets(), targetCenter, 1),
                algebra));
      }
    }
    return sum;
  }

  private double[] targetCenter(PatchGroup group) {
    return PatchGroup.mean(group.targets(), mean);
  }

  private void set(float[] clean, int from, int to, PatchGroup group, float[] means) {
    int next = 0;
    for (int row = from; row < to; row++) {
      for (int[] columns : group.targets()) {
        for (int column : columns) {
          clean[row * shape.size() + column] = means[next++];
        }
      }
    }
  }
}
