package ${package};

import jakarta.inject.Inject;
import org.difflab.spi.DenoiserModel;
import org.difflab.spi.Matrix;
import org.difflab.spi.plugin.Option;
import org.difflab.spi.training.DenoiserInput;
import org.difflab.spi.training.DenoiserTrainer;
import org.difflab.spi.training.Training;
import org.difflab.spi.training.Weights;

/** Learns the mean and the variance of each column of the latents. */
public final class ShrinkTrainer implements DenoiserTrainer {

  /**
   * What a file can choose.
   *
   * @param strength s
   */
  public record Options(
      @Option(
              help = "how strongly values are drawn to their mean; 1 is best for a Gaussian",
              defaultsTo = "1",
              min = 0)
          double strength) {}

  private final Options options;

  /** Made by difflab, with the options of the file. */
  @Inject
  public ShrinkTrainer(Options options) {
    this.options = options;
  }

  @Override
  public DenoiserModel train(DenoiserInput input, Training training) {
    Matrix latents = input.latents();
    float[] means = new float[latents.columns()];
    float[] variances = new float[latents.columns()];
    for (int column = 0; column < latents.columns(); column++) {
      double sum = 0;
      double squares = 0;
      for (int row = 0; row < latents.rows(); row++) {
        double value = latents.get(row, column);
        sum += value;
        squares += value * value;
      }
      double mean = sum / latents.rows();
      means[column] = (float) mean;
      variances[column] = (float) Math.max(0, squares / latents.rows() - mean * mean);
    }
    int conditions = input.conditions().columns();
    return new ShrinkDenoiser(Matrix.ofRows(means, variances), conditions, options.strength());
  }

  @Override
  public DenoiserModel load(Weights weights) {
    return ShrinkDenoiser.load(weights);
  }
}
