// SPDX-License-Identifier: Apache-2.0
package org.difflab.encoders.linear;

import jakarta.inject.Inject;
import java.util.Arrays;
import org.difflab.spi.Encoder;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Progress;
import org.difflab.spi.Shape;
import org.difflab.spi.Weights;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.Eigen;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.plugin.Option;
import org.difflab.spi.training.EncoderInput;
import org.difflab.spi.training.EncoderTrainer;
import org.difflab.spi.training.Training;

/**
 * Principal component analysis: the eigenvectors v_k of the covariance of n samples of d values
 * with the largest eigenvalues λ_k. Source: Pearson, "On lines and planes of closest fit to systems
 * of points in space", Philosophical Magazine 2 (1901).
 *
 * <p>They are found by the d×d covariance, or, where there are fewer samples than values, by the
 * n×n matrix of the samples' products. Where both are larger than {@value #MOST_EXACT}, they are
 * approximated by {@link WideComponents#randomised}; the weights then hold the measured norms of
 * the residuals ‖C·v_k − λ_k·v_k‖ as {@code residuals}, in the unit of the variances.
 */
public final class PcaTrainer implements EncoderTrainer {

  static final String NAME = "pca";

  /** The largest symmetric matrix that is taken apart exactly: 134 MB, some seconds. */
  static final int MOST_EXACT = 4096;

  private final Options options;
  private final LinearAlgebra algebra;
  private final Workers workers;

  /**
   * How many components, and how they are scaled.
   *
   * @param components the width of the latents
   * @param whiten whether each component is divided by its standard deviation
   */
  public record Options(
      @Option(
              help =
                  "number of principal components that are kept, which is the width of the latents",
              defaultsTo = "144",
              min = 1,
              max = 1e6)
          int components,
      @Option(
              help = "whether to divide each component by its standard deviation",
              defaultsTo = "false")
          boolean whiten) {}

  /** Creates the trainer. */
  @Inject
  public PcaTrainer(Options options, LinearAlgebra algebra, Workers workers) {
    this.options = options;
    this.algebra = algebra;
    this.workers = workers;
  }

  @Override
  public Shape latentShape(Shape samples) {
    if (options.components() > samples.size()) {
      throw new IllegalArgumentException(
          NAME
              + ": components must be at most "
              + samples.size()
              + ", the number of values in a sample; found "
              + options.components());
    }
    return Shape.vector(options.components());
  }

  @Override
  public long memory(Shape samples, long count) {
    long width = samples.size();
    long lines = options.components();
    if (count >= width && width <= MOST_EXACT) {
      return 7 * Double.BYTES * width * width;
    }
    if (count <= MOST_EXACT) {
      return 7 * Double.BYTES * count * count + 10 * Double.BYTES * lines * width;
    }
    return 20 * Double.BYTES * lines * width;
  }

  /**
   * {@inheritDoc}
   *
   * @throws InputException if there are no more samples than components, or the components to be
   *     whitened include some in whose direction the samples do not vary
   */
  @Override
  public boolean definesLatentNoise() {
    return true;
  }

  @Override
  public Encoder train(EncoderInput input, Training training) {
    Matrix samples = required(input);
    if (isWide(samples)) {
      double[] factor = new double[samples.columns()];
      Arrays.fill(factor, 1);
      double[] mean = ColumnMoments.mean(samples, workers, NAME);
      return wide(samples, mean, factor, mean, training);
    }
    Progress progress = training.progress();
    return fitted(Covariance.of(samples, algebra, workers, progress, NAME), progress);
  }

  /**
   * Trains on standardised samples, which need not be computed: their covariance follows from that
   * of the samples.
   *
   * @param input the samples as they were before
   * @throws InputException as {@link #train} does
   */
  Encoder trainStandardized(EncoderInput input, StandardizeEncoder standardize, Training training) {
    Matrix samples = required(input);
    if (isWide(samples)) {
      double[] mean = ColumnMoments.mean(samples, workers, NAME);
      double[] factor = new double[mean.length];
      double[] standardized = new double[mean.length];
      for (int column = 0; column < mean.length; column++) {
        factor[column] = 1 / standardize.deviation(column);
        standardized[column] = (mean[column] - standardize.mean(column)) * factor[column];
      }
      return wide(samples, mean, factor, standardized, training);
    }
    Progress progress = training.progress();
    Covariance covariance = Covariance.of(samples, algebra, workers, progress, NAME);
    return fitted(covariance.standardized(standardize), progress);
  }

  private Matrix required(EncoderInput input) {
    latentShape(input.shape());
    Matrix samples = input.samples().values();
    if (samples.rows() <= options.components()) {
      throw new InputException(
          NAME
              + ": components: "
              + options.components()
              + " needs at least "
              + (options.components() + 1)
              + " training samples, found "
              + samples.rows());
    }
    return samples;
  }

  private static boolean isWide(Matrix samples) {
    return samples.rows() < samples.columns() || samples.columns() > MOST_EXACT;
  }

  private Encoder wide(
      Matrix samples, double[] mean, double[] factor, double[] encoded, Training training) {
    WideComponents wide =
        new WideComponents(
            new CentredRows(samples, mean, factor, algebra, workers),
            encoded,
            options.components());
    return encoder(
        samples.rows() <= MOST_EXACT
            ? wide.byRows(training.progress())
            : wide.randomised(training.noise().forPurpose("directions"), training.progress()));
  }

  private Encoder fitted(Covariance covariance, Progress progress) {
    PrincipalComponents components = keep(covariance, eigen(covariance, progress));
    if (options.whiten()) {
      requireVariance(components.variances());
    }
    return encoder(components);
  }

  private Eigen eigen(Covariance covariance, Progress progress) {
    try (Progress.Stage stage = progress.begin(NAME + ": eigenvectors", 1)) {
      Eigen eigen = algebra.eigen(covariance.matrix());
      stage.advance(1);
      return eigen;
    }
  }

  private PrincipalComponents keep(Covariance covariance, Eigen eigen) {
    int width = eigen.size();
    float[] directions = new float[options.components() * width];
    for (int i = 0; i < directions.length; i++) {
      directions[i] = (float) eigen.vectors()[i];
    }
    double total = 0;
    for (int column = 0; column < width; column++) {
      total += covariance.matrix().get(column, column);
    }
    double[] variances = Arrays.copyOf(eigen.values(), options.components());
    double[] shares = new double[variances.length];
    for (int k = 0; k < shares.length; k++) {
      variances[k] = Math.max(0, variances[k]);
      shares[k] = total > 0 ? variances[k] / total : 0;
    }
    return new PrincipalComponents(
        Matrix.wrap(variances.length, width, directions),
        covariance.mean(),
        variances,
        shares,
        new double[0]);
  }

  private static void requireVariance(double[] variances) {
    int varying = 0;
    while (varying < variances.length
        && variances[varying] > WideComponents.LEAST_VARIANCE * variances[0]) {
      varying++;
    }
    if (varying < variances.length) {
      throw new InputException(
          NAME
              + ": the training samples vary in "
              + varying
              + (varying == 1 ? " direction" : " directions")
              + " only, so no more components can be whitened; found "
              + variances.length);
    }
  }

  @Override
  public Encoder load(Weights weights) {
    return encoder(PrincipalComponents.read(weights));
  }

  private Encoder encoder(PrincipalComponents components) {
    return new PcaEncoder(components, options.whiten(), algebra);
  }
}
