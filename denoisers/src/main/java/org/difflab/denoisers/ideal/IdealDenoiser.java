// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.ideal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.difflab.denoisers.condition.Conditions;
import org.difflab.denoisers.posterior.PosteriorSum;
import org.difflab.denoisers.posterior.RowBlock;
import org.difflab.spi.DenoiserModel;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Weights;
import org.difflab.spi.linear.LinearAlgebra;

/**
 * The training rows, and posterior means under them. The common mean is subtracted from the rows,
 * since float32 distances are more exact for smaller values.
 */
public final class IdealDenoiser implements DenoiserModel {

  private final Conditions conditions;
  private final List<Matrix> rows;
  private final double[] mean;
  private final List<List<RowBlock>> blocks;

  /**
   * Creates a denoiser.
   *
   * @param rows the training rows of each condition; none of "no prompt", which stands for all of
   *     them
   * @param mean the mean of all rows
   */
  IdealDenoiser(Conditions conditions, List<Matrix> rows, double[] mean, LinearAlgebra algebra) {
    this.conditions = conditions;
    this.rows = List.copyOf(rows);
    this.mean = mean;
    this.blocks = new ArrayList<>();
    List<RowBlock> all = new ArrayList<>();
    for (int prompt = 0; prompt < conditions.prompts(); prompt++) {
      List<RowBlock> own = RowBlock.cut(rows.get(prompt), mean, algebra);
      blocks.add(own);
      all.addAll(own);
    }
    conditions.unconditional().ifPresent(number -> blocks.add(all));
  }

  /** Restores a denoiser from its {@link #weights}. */
  static IdealDenoiser load(Weights weights, LinearAlgebra algebra) {
    Conditions conditions = Conditions.load(weights);
    Matrix all = weights.matrix("rows");
    double[] mean = weights.array("mean");
    double[] counts = weights.array("counts");
    if (mean.length != all.columns()
        || counts.length != conditions.count()
        || Arrays.stream(counts).sum() != all.rows()) {
      throw new InputException(
          "weights: 'mean' and 'counts' do not fit "
              + all.rows()
              + " rows of "
              + all.columns()
              + " values");
    }
    List<Matrix> rows = new ArrayList<>();
    int from = 0;
    for (double count : counts) {
      rows.add(all.slice(from, from + (int) count));
      from += (int) count;
    }
    return new IdealDenoiser(conditions, rows, mean, algebra);
  }

  @Override
  public Weights weights() {
    Weights.Builder weights = Weights.builder();
    Weights known = conditions.weights();
    known.matrices().forEach(weights::matrix);
    known.texts().forEach(weights::text);
    return weights
        .matrix("rows", Matrix.stack(rows))
        .array("mean", mean)
        .array("counts", rows.stream().mapToDouble(Matrix::rows).toArray())
        .build();
  }

  @Override
  public Matrix denoise(Matrix noisy, NoiseLevel level, Matrix conditionRows) {
    return conditions.estimate(
        mean.length,
        noisy,
        level,
        conditionRows,
        (condition, group) -> {
          PosteriorSum sum = new PosteriorSum(centred(group, level), level, mean.length);
          blocks.get(condition).forEach(sum::add);
          return sum.mean(mean);
        });
  }

  /**
   * Returns ln p_t(x_t | c) at a level with noise: the training rows, each with N(0, s²I) around a
   * times itself. There is no density without noise.
   *
   * @param noisy x_t, n×w
   * @param level with noise greater than 0
   * @param conditionRows n×c, the condition of each row
   */
  public double[] logDensity(Matrix noisy, NoiseLevel level, Matrix conditionRows) {
    return conditions.logDensity(
        mean.length,
        noisy,
        conditionRows,
        (condition, group) -> {
          PosteriorSum sum = new PosteriorSum(centred(group, level), level, mean.length);
          blocks.get(condition).forEach(sum::add);
          return sum.logDensity(blocks.get(condition).stream().mapToInt(RowBlock::count).sum());
        });
  }

  /** Returns x_t − a·mean. */
  private Matrix centred(Matrix noisy, NoiseLevel level) {
    float[] centred = new float[noisy.values().length];
    for (int i = 0; i < centred.length; i++) {
      centred[i] = (float) (noisy.values()[i] - level.signal() * mean[i % mean.length]);
    }
    return Matrix.wrap(noisy.rows(), mean.length, centred);
  }
}
