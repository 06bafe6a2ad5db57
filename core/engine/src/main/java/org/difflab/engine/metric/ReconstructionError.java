package org.difflab.engine.metric;

import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.difflab.spi.Encoder;
import org.difflab.spi.Evaluation;
import org.difflab.spi.Matrix;
import org.difflab.spi.Measurement;
import org.difflab.spi.Metric;
import org.difflab.spi.Samples;
import org.difflab.spi.plugin.Option;

/**
 * What an encoder loses: the mean of (decode(encode(x)) − x)² over held-out samples x and the
 * values of each. No pipeline can generate anything sharper than its encoder reconstructs.
 */
public final class ReconstructionError implements Metric {

  /**
   * What can be chosen.
   *
   * @param limit how many test samples to use at most
   */
  public record Options(
      @Option(help = "how many test samples to use; all unless given", defaultsTo = "", min = 1)
          OptionalInt limit) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if the limit is not above 0
     */
    public Options {
      TestRows.requireLimit(limit);
    }
  }

  private final Options options;

  /** Makes the metric. */
  @Inject
  public ReconstructionError(Options options) {
    this.options = options;
  }

  @Override
  public List<Measurement> measure(Evaluation evaluation) {
    Samples test = evaluation.data().test();
    int[] rows = TestRows.choose("reconstruction-error", test, options.limit());
    Encoder encoder = evaluation.encoder();
    double sum = 0;
    for (double block :
        evaluation
            .workers()
            .mapBlocks(
                rows.length,
                (from, to) -> {
                  Matrix samples = test.values().select(Arrays.copyOfRange(rows, from, to));
                  return SquaredError.sum(encoder.decode(encoder.encode(samples)), samples);
                })) {
      sum += block;
    }
    double mean = sum / ((double) rows.length * test.values().columns());
    return List.of(new Measurement("reconstruction-error", mean, Measurement.Better.LOWER));
  }
}
