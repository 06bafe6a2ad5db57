package org.difflab.denoisers.local;

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
import org.difflab.spi.Shape;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.training.Weights;

/**
 * Posterior means patch by patch. For a patch P of x_t, with the patches P_n of the training images
 * of the prompt that it is compared with and what they stand for, z_n,
 *
 * <pre>   Σ_n w_n·z_n / Σ_n w_n,   w_n = exp(−‖P(x_t) − a·P_n‖²/(2s²)),   a = signal, s = noise
 * </pre>
 *
 * estimates z; where several patches estimate a value, their mean does.
 */
final class PatchDenoiser implements DenoiserModel {

  /** Training patches are cut, and noisy ones compared, about so many values at a time. */
  private static final int VALUES = 1 << 20;

  private static final int ROWS_AT_ONCE = 512;

  private final Shape shape;
  private final Conditions conditions;
  private final List<Matrix> images;
  private final double[] mean;
  private final PatchWidths widths;
  private final PatchScheme scheme;
  private final LinearAlgebra algebra;

  /**
   * Makes a denoiser.
   *
   * @param images the training images of each condition; none of "no prompt", which stands for all
   *     of them
   * @param mean the mean of all images
   */
  PatchDenoiser(
      Shape shape,
      Conditions conditions,
      List<Matrix> images,
      double[] mean,
      PatchWidths widths,
      PatchScheme scheme,
      LinearAlgebra algebra) {
    this.shape = shape;
    this.conditions = conditions;
    this.images = List.copyOf(images);
    this.mean = mean;
    this.widths = widths;
    this.scheme = scheme;
    this.algebra = algebra;
  }

  /** Makes the denoiser again whose {@link #weights} these are. */
  static PatchDenoiser load(Weights weights, PatchScheme scheme, LinearAlgebra algebra) {
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
    List<Matrix> images = new ArrayList<>();
    int from = 0;
    for (double count : counts) {
      images.add(all.slice(from, from + (int) count));
      from += (int) count;
    }
    PatchWidths widths =
        new PatchWidths(
            Arrays.stream(weights.array("widths")).mapToObj(side -> (int) side).toList(),
            Arrays.stream(weights.array("sigmas")).boxed().toList());
    return new PatchDenoiser(shape, conditions, images, mean, widths, scheme, algebra);
  }

  @Override
  public Weights weights() {
    Weights.Builder weights = Weights.builder();
    Weights known = conditions.weights();
    known.matrices().forEach(weights::matrix);
    known.texts().forEach(weights::text);
    return weights
        .matrix("images", Matrix.stack(images))
        .array("mean", mean)
        .array("counts", images.stream().mapToDouble(Matrix::rows).toArray())
        .array("shape", shape.height(), shape.width(), shape.channels())
        .array("widths", widths.sides().stream().mapToDouble(Integer::doubleValue).toArray())
        .array("sigmas", widths.sigmas().stream().mapToDouble(Double::doubleValue).toArray())
        .build();
  }

  @Override
  public Matrix denoise(Matrix noisy, NoiseLevel level, Matrix conditionRows) {
    List<PatchGroup> groups = level.isClean() ? List.of() : scheme.groups(shape, widths.at(level));
    return conditions.estimate(
        mean.length,
        noisy,
        level,
        conditionRows,
        (condition, group) -> estimate(groups, trained(condition), group, level));
  }

  private List<Matrix> trained(int condition) {
    return conditions.unconditional().stream().anyMatch(number -> number == condition)
        ? images
        : List.of(images.get(condition));
  }

  private Matrix estimate(
      List<PatchGroup> groups, List<Matrix> trained, Matrix noisy, NoiseLevel level) {
    double[] sums = new double[noisy.values().length];
    int[] patches = new int[mean.length];
    for (PatchGroup group : groups) {
      group.targets().forEach(columns -> Arrays.stream(columns).forEach(c -> patches[c]++));
      int step = Math.max(1, VALUES / (group.places() * group.patchSize()));
      for (int from = 0; from < noisy.rows(); from += step) {
        add(group, trained, noisy, from, Math.min(noisy.rows(), from + step), level, sums);
      }
    }
    float[] clean = new float[sums.length];
    for (int i = 0; i < clean.length; i++) {
      clean[i] = (float) (sums[i] / patches[i % mean.length]);
    }
    return Matrix.wrap(noisy.rows(), mean.length, clean);
  }

  /** Adds a group's estimates of some noisy rows to the sums of the values estimated. */
  private void add(
      PatchGroup group,
      List<Matrix> trained,
      Matrix noisy,
      int from,
      int to,
      NoiseLevel level,
      double[] sums) {
    double[] patchCenter = PatchGroup.mean(group.patches(), mean);
    double[] targetCenter = PatchGroup.mean(group.targets(), mean);
    PosteriorSum sum =
        new PosteriorSum(
            PatchGroup.cut(noisy, from, to, group.patches(), patchCenter, level.signal()),
            level,
            group.targetSize());
    int step = Math.max(1, ROWS_AT_ONCE / group.places());
    for (Matrix rows : trained) {
      for (int first = 0; first < rows.rows(); first += step) {
        int last = Math.min(rows.rows(), first + step);
        sum.add(
            RowBlock.of(
                PatchGroup.cut(rows, first, last, group.patches(), patchCenter, 1),
                PatchGroup.cut(rows, first, last, group.targets(), targetCenter, 1),
                algebra));
      }
    }
    float[] means = sum.mean(targetCenter).values();
    int next = 0;
    for (int row = from; row < to; row++) {
      for (int[] columns : group.targets()) {
        for (int column : columns) {
          sums[row * mean.length + column] += means[next++];
        }
      }
    }
  }
}
