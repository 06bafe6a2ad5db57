// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.local;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.difflab.denoisers.condition.Conditions;
import org.difflab.spi.DenoiserModel;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.ModelTable;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Shape;
import org.difflab.spi.Weights;

/** The posterior means of patches, with the width of the patch by noise level. */
final class PatchDenoiser<B extends PatchMeans.Block> implements DenoiserModel {

  private static final String HELD_OUT = "held-out";

  private final Shape shape;
  private final Conditions conditions;
  private final List<List<B>> images;
  private final double[] counts;
  private final double[] mean;
  private final PatchWidths widths;
  private final PatchMeans<B> means;

  /**
   * Creates a denoiser.
   *
   * @param images where the training images of each condition are; none of "no prompt", for which
   *     all count
   * @param mean the mean of all images
   */
  PatchDenoiser(
      Shape shape,
      Conditions conditions,
      List<List<ImageTile.Source>> images,
      double[] mean,
      PatchWidths widths,
      PatchMeans<B> means) {
    this.shape = shape;
    this.conditions = conditions;
    this.images = images.stream().map(means::keep).toList();
    this.counts = images.stream().mapToDouble(List::size).toArray();
    this.mean = mean;
    this.widths = widths;
    this.means = means;
  }

  /** Restores a denoiser from its {@link #weights}. */
  static <B extends PatchMeans.Block> PatchDenoiser<B> load(
      Weights weights, PatchMeans.Factory<B> means) {
    Conditions conditions = Conditions.load(weights);
    Matrix all = weights.matrix("images");
    double[] mean = weights.array("mean");
    double[] counts = weights.array("counts");
    double[] sizes = weights.array("shape");
    Shape shape = new Shape((int) sizes[0], (int) sizes[1], (int) sizes[2]);
    if (shape.size() != all.columns()
        || mean.length != all.columns()
        || counts.length != conditions.count()
        || Arrays.stream(counts).sum() != all.rows()) {
      throw new InputException(
          "weights: 'shape', 'mean' and 'counts' do not fit "
              + all.rows()
              + " images of "
              + all.columns()
              + " values");
    }
    int[] ends = new int[counts.length + 1];
    for (int i = 0; i < counts.length; i++) {
      ends[i + 1] = ends[i] + (int) counts[i];
    }
    List<ImageTile.Source> sources = ImageTile.sources(all);
    List<List<ImageTile.Source>> images =
        IntStream.range(0, counts.length)
            .mapToObj(i -> sources.subList(ends[i], ends[i + 1]))
            .toList();
    PatchWidths widths =
        new PatchWidths(
            Arrays.stream(weights.array("widths")).mapToObj(side -> (int) side).toList(),
            Arrays.stream(weights.array("sigmas")).boxed().toList(),
            HeldOutErrors.load(weights.part(HELD_OUT), weights.array("widths").length));
    return new PatchDenoiser<>(
        shape, conditions, images, mean, widths, means.of(shape, slices(all, ends), mean));
  }

  /** Returns the images of each condition, copied only where and when they are read. */
  private static List<Matrix> slices(Matrix all, int[] ends) {
    return new AbstractList<>() {

      @Override
      public Matrix get(int condition) {
        return all.slice(ends[condition], ends[condition + 1]);
      }

      @Override
      public int size() {
        return ends.length - 1;
      }
    };
  }

  @Override
  public Weights weights() {
    Weights.Builder weights = Weights.builder();
    Weights known = conditions.weights();
    known.matrices().forEach(weights::matrix);
    known.texts().forEach(weights::text);
    widths.errors().ifPresent(errors -> weights.part(HELD_OUT, errors.weights()));
    return weights
        .matrix("images", trainingImages())
        .array("mean", mean)
        .array("counts", counts)
        .array("shape", shape.height(), shape.width(), shape.channels())
        .array("widths", widths.sides().stream().mapToDouble(Integer::doubleValue).toArray())
        .array("sigmas", widths.sigmas().stream().mapToDouble(Double::doubleValue).toArray())
        .build();
  }

  /** Copies the images of all conditions one after the other, without a copy of each in between. */
  private Matrix trainingImages() {
    int count = trained().stream().mapToInt(PatchMeans.Block::count).sum();
    float[] values = new float[Matrix.length(count, shape.size())];
    int next = 0;
    for (B block : trained()) {
      block.copyTo(values, next);
      next += block.count() * shape.size();
    }
    return Matrix.wrap(count, shape.size(), values);
  }

  @Override
  public List<ModelTable> tables() {
    return widths.errors().stream().map(errors -> errors.table(widths)).toList();
  }

  @Override
  public Matrix denoise(Matrix noisy, NoiseLevel level, Matrix conditionRows) {
    if (level.isClean()) {
      return conditions.estimate(
          mean.length, noisy, level, conditionRows, (condition, group) -> group);
    }
    PatchMeans.Estimator<B> estimator = means.at(level, widths.at(level));
    return conditions.estimate(
        mean.length,
        noisy,
        level,
        conditionRows,
        (condition, group) -> estimator.estimate(group, trained(condition)));
  }

  private List<B> trained(int condition) {
    return conditions.unconditional().stream().anyMatch(number -> number == condition)
        ? trained()
        : images.get(condition);
  }

  private List<B> trained() {
    return images.stream().flatMap(List::stream).toList();
  }
}
