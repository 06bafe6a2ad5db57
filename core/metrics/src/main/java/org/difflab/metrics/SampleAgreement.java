// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.difflab.spi.Evaluation;
import org.difflab.spi.Finding;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Measurement;
import org.difflab.spi.Metric;
import org.difflab.spi.PairedOptions;
import org.difflab.spi.PlannedEvaluation;
import org.difflab.spi.SamplePairs;
import org.difflab.spi.plugin.Option;

/**
 * How similar the samples are that two pipelines generate from the same noise. Let x be a sample of
 * the pipeline that is measured and y the other pipeline's sample of the same prompt and noise
 * ({@link SamplePairs} says how noise is shared). Over the d values of a pair,
 *
 * <pre>
 * r² = (Σᵢ (xᵢ − x̄)(yᵢ − ȳ))² / (Σᵢ (xᵢ − x̄)² · Σᵢ (yᵢ − ȳ)²)
 * </pre>
 *
 * is the squared Pearson correlation: 1 if the two differ only in brightness and contrast, 0 if
 * they are uncorrelated. Sums are taken in float64, on images as they are saved.
 *
 * <ul>
 *   <li>sample-agreement: the median of r² over all pairs
 *   <li>pair-difference: the mean of (xᵢ − yᵢ)² over all values of all pairs; 0 for equal samples
 *   <li>sample-agreement of other noise, pair-difference of other noise: the same, where each x is
 *       paired with the y of the next pair of its prompt, the last with the first. Two pipelines
 *       with the same distribution would reach this value if their samples did not depend on the
 *       noise. An agreement has to be compared with it, since images of one prompt resemble each
 *       other.
 * </ul>
 *
 * <p>A pipeline agrees with itself with r² = 1 and a difference of 0, which is the upper bound by
 * definition. If one sample of a pair is constant, the correlation is undefined and the pair is
 * left out of the median; samples of fewer than three values have no meaningful correlation, since
 * two points always lie on a line.
 *
 * <p>Findings: a histogram of r², and the values of each prompt.
 *
 * <p>Source: Kamb and Ganguli, "An analytic theory of creativity in convolutional diffusion models"
 * (ICML 2025), who report medians of r² of 0.94 on MNIST and 0.95 on CIFAR-10 between their local
 * equivariant machine and trained convolutional networks, and 0.77 on CIFAR-10 for a network with
 * attention.
 */
public final class SampleAgreement implements Metric {

  private static final String NAME = "sample-agreement";
  private static final String DIFFERENCE = "pair-difference";
  private static final String OTHER_NOISE = " of other noise";
  private static final int LEAST_VALUES = 3;
  private static final int BINS = 20;

  /**
   * The options of this component.
   *
   * @param with the other pipeline of the experiment
   * @param run where the other pipeline was saved
   * @param trial which trial of the run
   * @param limit maximum number of pairs to compare
   */
  public record Options(
      @Option(
              help =
                  "name of the pipeline of the experiment to compare with, with its setting if a"
                      + " sweep varies it; by default the baseline",
              defaultsTo = "")
          Optional<String> with,
      @Option(
              help =
                  "a run folder or the folder of a saved pipeline to compare with, instead of a"
                      + " pipeline of the experiment",
              defaultsTo = "")
          Optional<Path> run,
      @Option(
              help =
                  "the trial of the run folder, by name, folder or pipeline; by default the first"
                      + " finished one",
              defaultsTo = "")
          Optional<String> trial,
      @Option(
              help = "greatest number of generated samples to compare, evenly spaced",
              defaultsTo = "256",
              min = 1)
          int limit)
      implements PairedOptions {

    /**
     * Checks the options against each other.
     *
     * @throws IllegalArgumentException if both places are named, or a trial without a run
     */
    public Options {
      if (with.isPresent() && run.isPresent()) {
        throw new IllegalArgumentException(
            "name the other pipeline by 'with' or by 'run', not both");
      }
      if (trial.isPresent() && run.isEmpty()) {
        throw new IllegalArgumentException("'trial' chooses a trial of 'run', which is missing");
      }
    }
  }

  /** Creates the metric. The engine reads the options, from the choice of the metric. */
  @Inject
  public SampleAgreement() {}

  @Override
  public void check(PlannedEvaluation planned) {
    planned.needs(NAME).generated(1).require();
  }

  /**
   * {@inheritDoc}
   *
   * @throws InputException if there are no pairs
   */
  @Override
  public List<Measurement> measure(Evaluation evaluation) {
    SamplePairs pairs = pairs(evaluation);
    int[] all = IntStream.range(0, pairs.count()).toArray();
    Compared same = Compared.of(pairs, all, all);
    Permuted permuted = Permuted.of(pairs);
    List<Measurement> measurements = new ArrayList<>();
    measurements.add(agreement(NAME, Measurement.Better.HIGHER, same));
    measurements.add(new Measurement(DIFFERENCE, same.difference(), Measurement.Better.LOWER));
    if (permuted.own().length == 0) {
      String reason = "no prompt has two pairs whose noise could be exchanged";
      for (String name : List.of(NAME, DIFFERENCE)) {
        measurements.add(
            Measurement.undefined(name + OTHER_NOISE, Measurement.Better.NEITHER, reason));
      }
      return measurements;
    }
    Compared other = Compared.of(pairs, permuted.own(), permuted.other());
    measurements.add(agreement(NAME + OTHER_NOISE, Measurement.Better.NEITHER, other));
    measurements.add(
        new Measurement(DIFFERENCE + OTHER_NOISE, other.difference(), Measurement.Better.NEITHER));
    return measurements;
  }

  private static SamplePairs pairs(Evaluation evaluation) {
    return evaluation
        .pairs()
        .filter(pairs -> pairs.count() > 0)
        .orElseThrow(
            () ->
                new InputException(
                    "metric '"
                        + NAME
                        + "' needs at least 1 generated sample beside that of another pipeline"));
  }

  private static Measurement agreement(String name, Measurement.Better better, Compared pairs) {
    if (pairs.width() < LEAST_VALUES) {
      return Measurement.undefined(
          name,
          better,
          "samples of fewer than " + LEAST_VALUES + " values have no correlation of their values");
    }
    double[] defined = pairs.defined();
    return defined.length == 0
        ? Measurement.undefined(
            name, better, "in each pair, one sample has the same value everywhere")
        : new Measurement(name, median(defined), better);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  @Override
  public List<Finding> find(Evaluation evaluation) {
    SamplePairs pairs = pairs(evaluation);
    if (pairs.own().values().columns() < LEAST_VALUES) {
      return List.of();
    }
    int[] all = IntStream.range(0, pairs.count()).toArray();
    List<Finding.Row> rows = new ArrayList<>();
    pairs.own().rowsByPrompt().forEach((prompt, own) -> row(prompt, pairs, own, rows));
    return List.of(
        Finding.histogram("r² of pairs", Compared.of(pairs, all, all).defined(), 0, 1, BINS),
        new Finding(
            "agreement by prompt",
            Finding.Kind.TABLE,
            List.of("pairs", "of them constant", "median r²", "mean squared difference"),
            rows));
  }

  private static void row(String prompt, SamplePairs pairs, int[] own, List<Finding.Row> rows) {
    Compared compared = Compared.of(pairs, own, own);
    double[] defined = compared.defined();
    rows.add(
        new Finding.Row(
            prompt,
            List.of(
                (double) own.length,
                (double) own.length - defined.length,
                defined.length == 0 ? Double.NaN : median(defined),
                compared.difference())));
  }

  /**
   * Pairs of different noise: each sample of a prompt with the other pipeline's next one.
   *
   * @param own the rows of one side
   * @param other the rows of the other side
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Permuted(int[] own, int[] other) {

    static Permuted of(SamplePairs pairs) {
      List<Integer> own = new ArrayList<>();
      List<Integer> other = new ArrayList<>();
      for (Map.Entry<String, int[]> prompt : pairs.own().rowsByPrompt().entrySet()) {
        int[] rows = prompt.getValue();
        for (int i = 0; rows.length > 1 && i < rows.length; i++) {
          own.add(rows[i]);
          other.add(rows[(i + 1) % rows.length]);
        }
      }
      return new Permuted(
          own.stream().mapToInt(Integer::intValue).toArray(),
          other.stream().mapToInt(Integer::intValue).toArray());
    }
  }

  /**
   * Samples compared in pairs.
   *
   * @param width number of values of a sample
   * @param squares r² of each pair; NaN where one side is constant
   * @param difference the mean of the squared differences of all values
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Compared(int width, double[] squares, double difference) {

    static Compared of(SamplePairs pairs, int[] own, int[] other) {
      Matrix left = pairs.own().values();
      Matrix right = pairs.other().values();
      double[] squares = new double[own.length];
      double sum = 0;
      for (int i = 0; i < own.length; i++) {
        squares[i] = square(left.row(own[i]), right.row(other[i]));
        sum += squaredDifference(left.row(own[i]), right.row(other[i]));
      }
      return new Compared(left.columns(), squares, sum / ((double) own.length * left.columns()));
    }

    double[] defined() {
      return Arrays.stream(squares).filter(Double::isFinite).toArray();
    }

    private static double square(float[] left, float[] right) {
      if (isConstant(left) || isConstant(right)) {
        return Double.NaN;
      }
      double leftMean = mean(left);
      double rightMean = mean(right);
      double product = 0;
      double leftSum = 0;
      double rightSum = 0;
      for (int i = 0; i < left.length; i++) {
        double x = left[i] - leftMean;
        double y = right[i] - rightMean;
        product += x * y;
        leftSum += x * x;
        rightSum += y * y;
      }
      return Math.min(1, product / leftSum * (product / rightSum));
    }

    private static boolean isConstant(float[] values) {
      for (float value : values) {
        if (value != values[0]) {
          return false;
        }
      }
      return true;
    }

    private static double mean(float[] values) {
      double sum = 0;
      for (float value : values) {
        sum += value;
      }
      return sum / values.length;
    }

    private static double squaredDifference(float[] left, float[] right) {
      double sum = 0;
      for (int i = 0; i < left.length; i++) {
        double apart = (double) left[i] - right[i];
        sum += apart * apart;
      }
      return sum;
    }
  }
}
