// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.difflab.files.text.PromptChoice;
import org.difflab.metrics.rows.NearestRows;
import org.difflab.metrics.rows.RowDistances;
import org.difflab.spi.Evaluation;
import org.difflab.spi.Finding;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Measurement;
import org.difflab.spi.Metric;
import org.difflab.spi.PlannedEvaluation;
import org.difflab.spi.SampleMemory;
import org.difflab.spi.Samples;
import org.difflab.spi.plugin.Option;

/**
 * Whether samples are copies of training samples.
 *
 * <ul>
 *   <li>training-distance: the mean distance of generated samples to their nearest training sample,
 *       divided by that of test samples. 1 means as far as new samples, 0 a copy.
 *   <li>copies: the share of generated samples x whose distance to the nearest training sample y₁
 *       is less than a third of that to the nearest different one y₂, ‖x − y₁‖ < ‖x − y₂‖/3 (Yoon
 *       et al., "Diffusion probabilistic models generalize when they fail to memorize", 2023; Gu et
 *       al., "On memorization in diffusion models", 2023). It is meant for images; in few
 *       dimensions some new samples count as copies too.
 *   <li>copies of test samples: the same share of test samples, which no model made: the share that
 *       new samples of these data have by chance.
 * </ul>
 *
 * <p>Training sets may contain duplicates and near-duplicates, such as images saved twice or
 * recompressed: y₂ counts as different from y₁ if ‖y₁ − y₂‖ is more than a tenth of the mean
 * distance of test samples to their nearest training sample. If every test sample is a training
 * sample, this threshold is 0 and only exact duplicates count as equal. A sample equally far from
 * two different training samples is a copy of neither. If no two training samples differ, copies
 * are undefined; if every test sample is a training sample, so is the training-distance.
 *
 * <p>Distances are Euclidean, between the values of samples; no judge is needed. Findings: the
 * closest training sample to the first generated sample of each prompt.
 */
public final class Memorisation implements Metric {

  private static final String NAME = "memorisation";
  private static final String OF_TEST = "copies of test samples";

  /** Largest ratio of the two distances at which a sample is a copy. */
  private static final double COPY = 1.0 / 3;

  /**
   * Training samples closer than this multiple of the mean distance of test samples are duplicates.
   */
  private static final double DUPLICATE = 0.1;

  /**
   * Number of neighbours found in the first pass; only rows with more duplicates need a second one.
   */
  private static final int NEIGHBOURS = 16;

  /**
   * The options of this component.
   *
   * @param limit maximum number of generated and of test samples to use
   */
  public record Options(
      @Option(
              help = "greatest number of generated and of test samples to use, evenly spaced",
              defaultsTo = "1000",
              min = 1)
          int limit) {}

  private final Options options;
  private final SampleMemory memory;

  /** Creates the metric. */
  @Inject
  public Memorisation(Options options, SampleMemory memory) {
    this.options = options;
    this.memory = memory;
  }

  @Override
  public void check(PlannedEvaluation planned) {
    planned.needs(NAME).generated(1).test(1).training(2).require();
  }

  @Override
  public Subject subject() {
    return Subject.SAMPLES;
  }

  /**
   * {@inheritDoc}
   *
   * @throws InputException if there is no generated or test sample, or there are fewer than two
   *     training samples
   */
  @Override
  public List<Measurement> measure(Evaluation evaluation) {
    Nearest generated = nearest(evaluation, "generated", evaluation.generated());
    Matrix test = evaluation.data().test().values();
    Nearest real =
        memory.of(
            test,
            "nearest of " + options.limit() + " in " + evaluation.data().checksum(),
            Nearest.class,
            () -> nearest(evaluation, "test", evaluation.data().test()));
    return List.of(
        trainingDistance(generated, real),
        copies("copies", Measurement.Better.LOWER, generated, real, evaluation),
        memory.of(
            test,
            "copies of " + options.limit() + " in " + evaluation.data().checksum(),
            Measurement.class,
            () -> copies(OF_TEST, Measurement.Better.NEITHER, real, real, evaluation)));
  }

  private static Measurement trainingDistance(Nearest generated, Nearest real) {
    return real.meanDistance() == 0
        ? Measurement.undefined(
            "training-distance",
            Measurement.Better.NEITHER,
            "every test sample is a training sample, so there is no distance to divide by")
        : new Measurement(
            "training-distance",
            generated.meanDistance() / real.meanDistance(),
            Measurement.Better.NEITHER);
  }

  private static Measurement copies(
      String name,
      Measurement.Better better,
      Nearest samples,
      Nearest real,
      Evaluation evaluation) {
    double duplicate = DUPLICATE * real.meanDistance();
    Matrix training = evaluation.data().train().values();
    List<Boolean> copied =
        evaluation
            .workers()
            .map(
                samples.rows().rows(),
                row -> {
                  double different = samples.different(row, training, duplicate);
                  return samples.distance(row, 0) < COPY * different;
                });
    boolean comparable = Double.isFinite(samples.different(0, training, duplicate));
    long count = copied.stream().filter(copy -> copy).count();
    return comparable
        ? new Measurement(name, (double) count / copied.size(), better)
        : Measurement.undefined(
            name,
            better,
            "no two training samples differ, so a copy cannot be distinguished from a new sample");
  }

  @Override
  public List<Finding> find(Evaluation evaluation) {
    Samples generated = evaluation.generated();
    int[] first =
        PromptChoice.of(List.copyOf(generated.rowsByPrompt().values())).stream()
            .mapToInt(numbers -> numbers[0])
            .toArray();
    Matrix training = training(evaluation);
    List<Finding.Row> rows = new ArrayList<>();
    Nearest nearest = nearest(generated.values().select(first), training, evaluation);
    for (int i = 0; i < first.length; i++) {
      rows.add(
          new Finding.Row(
              Integer.toString(first[i]),
              List.of((double) nearest.numbers()[i][0], nearest.distance(i, 0))));
    }
    return List.of(
        new Finding(
            "closest training samples",
            Finding.Kind.CLOSEST,
            List.of("training", "distance"),
            rows));
  }

  /**
   * The nearest training samples of some samples.
   *
   * @param rows the samples
   * @param numbers the numbers of the nearest to each, the nearest first
   * @param squares their squared distances
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Nearest(Matrix rows, int[][] numbers, float[][] squares) {

    double distance(int row, int place) {
      return Math.sqrt(squares[row][place]);
    }

    double meanDistance() {
      return IntStream.range(0, rows.rows())
          .mapToDouble(row -> distance(row, 0))
          .average()
          .orElseThrow();
    }

    /**
     * Returns the distance to the nearest sample that differs from the nearest one, +∞ if none
     * does.
     */
    double different(int row, Matrix training, double duplicate) {
      int nearest = numbers[row][0];
      for (int place = 1; place < numbers[row].length; place++) {
        if (Math.sqrt(square(training, nearest, training, numbers[row][place])) > duplicate) {
          return distance(row, place);
        }
      }
      double least = Double.POSITIVE_INFINITY;
      for (int other = 0; other < training.rows(); other++) {
        double square = square(rows, row, training, other);
        if (square < least && Math.sqrt(square(training, nearest, training, other)) > duplicate) {
          least = square;
        }
      }
      return Math.sqrt(least);
    }

    private static double square(Matrix left, int row, Matrix right, int other) {
      int width = left.columns();
      double sum = 0;
      for (int column = 0; column < width; column++) {
        double apart =
            (double) left.values()[row * width + column] - right.values()[other * width + column];
        sum += apart * apart;
      }
      return sum;
    }
  }

  private Nearest nearest(Evaluation evaluation, String which, Samples samples) {
    if (samples.count() == 0) {
      throw new InputException("metric '" + NAME + "' needs a " + which + " sample, found none");
    }
    int[] rows = Samples.evenlySpaced(samples.count(), options.limit());
    return nearest(samples.values().select(rows), training(evaluation), evaluation);
  }

  private static Matrix training(Evaluation evaluation) {
    Matrix training = evaluation.data().train().values();
    if (training.rows() < 2) {
      throw new InputException(
          "metric '" + NAME + "' needs at least 2 training samples, found " + training.rows());
    }
    return training;
  }

  private static Nearest nearest(Matrix rows, Matrix training, Evaluation evaluation) {
    int count = Math.min(NEIGHBOURS, training.rows());
    int[][] numbers = new int[rows.rows()][count];
    float[][] squares = new float[rows.rows()][count];
    evaluation
        .workers()
        .mapBlocks(
            rows.rows(),
            (from, to) -> {
              NearestRows nearest = new NearestRows(to - from, count);
              RowDistances.visit(rows, from, to, training, nearest::take);
              for (int row = from; row < to; row++) {
                for (int place = 0; place < count; place++) {
                  numbers[row][place] = nearest.number(row - from, place);
                  squares[row][place] = nearest.square(row - from, place);
                }
              }
              return to;
            });
    return new Nearest(rows, numbers, squares);
  }
}
