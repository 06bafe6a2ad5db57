// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics.mode;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.difflab.files.text.Spelling;
import org.difflab.metrics.rows.PlainDecimal;
import org.difflab.spi.Evaluation;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Measurement;
import org.difflab.spi.Metric;
import org.difflab.spi.PlannedEvaluation;
import org.difflab.spi.Samples;
import org.difflab.spi.plugin.Option;

/**
 * Whether a pipeline covers every mode of its data with the right frequency: the share of generated
 * samples that are nearest to each of the given centres, and how far these shares are from those of
 * the test samples, ½·Σ_k |p_k − q_k|, the fraction of samples at the wrong mode. A share of 0 is a
 * missing mode.
 */
public final class ModeShare implements Metric {

  private static final String NAME = "mode-share";

  /**
   * The options of this component.
   *
   * @param centres the centres of the modes, each with one value per dimension of the data
   */
  public record Options(
      @Option(
              help =
                  "the centre of each mode, as a list with one number for each dimension of the"
                      + " data: [[-1, 1], [1, 1]]",
              min = -1e9,
              max = 1e9)
          List<List<Double>> centres) {

    /**
     * Checks the centres.
     *
     * @throws IllegalArgumentException if there are fewer than two, or they differ in length
     */
    public Options {
      centres = centres.stream().map(List::copyOf).toList();
      if (centres.size() < 2) {
        throw new IllegalArgumentException(
            "centres must name at least two modes, found " + centres.size());
      }
      int width = centres.get(0).size();
      if (width == 0 || centres.stream().anyMatch(centre -> centre.size() != width)) {
        throw new IllegalArgumentException(
            "centres must all have one number for each dimension of the data; found " + centres);
      }
    }
  }

  private final Options options;

  /** Creates the metric. */
  @Inject
  public ModeShare(Options options) {
    this.options = options;
  }

  @Override
  public void check(PlannedEvaluation planned) {
    requireWidth(planned.shape().size());
    planned.needs(NAME).generated(1).test(1).require();
  }

  @Override
  public Subject subject() {
    return Subject.SAMPLES;
  }

  @Override
  public List<Measurement> measure(Evaluation evaluation) {
    double[] generated = shares(evaluation.generated(), "generated");
    double[] real = shares(evaluation.data().test(), "test");
    List<Measurement> measurements = new ArrayList<>();
    double apart = 0;
    for (int mode = 0; mode < generated.length; mode++) {
      measurements.add(new Measurement(name(mode), generated[mode], Measurement.Better.NEITHER));
      apart += Math.abs(generated[mode] - real[mode]);
    }
    measurements.add(new Measurement("mode-share error", apart / 2, Measurement.Better.LOWER));
    return measurements;
  }

  private String name(int mode) {
    return options.centres().get(mode).stream()
        .map(PlainDecimal::of)
        .collect(Collectors.joining(", ", NAME + " of (", ")"));
  }

  private void requireWidth(int dimensions) {
    int width = options.centres().get(0).size();
    if (dimensions != width) {
      throw new InputException(
          "metric '"
              + NAME
              + "' has centres of "
              + Spelling.counted(width, "number")
              + ", and the data have "
              + Spelling.counted(dimensions, "dimension"));
    }
  }

  private double[] shares(Samples samples, String which) {
    Matrix rows = samples.values();
    requireWidth(rows.columns());
    if (rows.rows() == 0) {
      throw new InputException(
          "metric '" + NAME + "' needs at least 1 " + which + " sample, found none");
    }
    double[] shares = new double[options.centres().size()];
    for (int row = 0; row < rows.rows(); row++) {
      shares[nearest(rows, row)]++;
    }
    for (int mode = 0; mode < shares.length; mode++) {
      shares[mode] /= rows.rows();
    }
    return shares;
  }

  /** Returns the nearest mode, the first one of equally near ones. */
  private int nearest(Matrix rows, int row) {
    int nearest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int mode = 0; mode < options.centres().size(); mode++) {
      List<Double> centre = options.centres().get(mode);
      double square = 0;
      for (int column = 0; column < centre.size(); column++) {
        double apart = rows.get(row, column) - centre.get(column);
        square += apart * apart;
      }
      if (square < least) {
        least = square;
        nearest = mode;
      }
    }
    return nearest;
  }
}
