package org.difflab.encoders;

import jakarta.inject.Inject;
import java.util.Arrays;
import org.difflab.spi.Encoder;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Progress;
import org.difflab.spi.Shape;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.Eigen;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.plugin.Option;
import org.difflab.spi.training.EncoderInput;
import org.difflab.spi.training.EncoderTrainer;
import org.difflab.spi.training.Training;
import org.difflab.spi.training.Weights;

/**
 * Principal component analysis: the eigenvectors v_k of the samples' covariance with the largest
 * eigenvalues λ_k. Source: Pearson, "On lines and planes of closest fit to systems of points in
 * space", Philosophical Magazine 2 (1901).
 */
public final class PcaTrainer implements EncoderTrainer {

  private static final String NAME = "pca";

  /** Variances below this share of the largest are what float32 products leave of none. */
  private static final double LEAST_VARIANCE = 1e-7;

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
              help = "how many principal components are kept: the width of the latents",
              defaultsTo = "144",
              min = 1)
          int components,
      @Option(help = "divide each component by its standard deviation", defaultsTo = "false")
          boolean whiten) {}

  /** Makes the trainer. */
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

  /**
   * {@inheritDoc}
   *
   * @throws InputException if there are no more samples than components, or the components to be
   *     whitened include some in whose direction the samples do not vary
   */
  @Override
  public Encoder train(EncoderInput input, Training training) {
    return fitted(covariance(input, training.progress()), training.progress());
  }

  /**
   * Trains on standardised samples, which need not be computed: their covariance follows from that
   * of the samples.
   *
   * @param input the samples as they were before
   * @throws InputException as {@link #train} does
   */
  Encoder trainStandardized(EncoderInput input, StandardizeEncoder standardize, Training training) {
    Covariance covariance = covariance(input, training.progress());
    return fitted(covariance.standardized(standardize), training.progress());
  }

  private Covariance covariance(EncoderInput input, Progress progress) {
    latentShape(input.shape());
    Matrix samples = input.samples().values();
    if (samples.rows() <= options.components()) {
      throw new InputException(
          NAME
              + ": "
              + options.components()
              + " components need at least "
              + (options.components() + 1)
              + " training samples, found "
              + samples.rows());
    }
    return Covariance.of(samples, algebra, workers, progress, NAME);
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
        Matrix.wrap(variances.length, width, directions), covariance.mean(), variances, shares);
  }

  private static void requireVariance(double[] variances) {
    int varying = 0;
    while (varying < variances.length && variances[varying] > LEAST_VARIANCE * variances[0]) {
      varying++;
    }
    if (varying < variances.length) {
      throw new InputException(
          NAME
              + ": the training samples vary in "
              + varying
              + " directions only, so no more components can be whitened; found "
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
