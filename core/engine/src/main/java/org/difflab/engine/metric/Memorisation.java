package org.difflab.engine.metric;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.difflab.spi.Evaluation;
import org.difflab.spi.Finding;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Measurement;
import org.difflab.spi.Metric;
import org.difflab.spi.PlannedEvaluation;
import org.difflab.spi.Samples;
import org.difflab.spi.plugin.Option;

/**
 * Whether samples are copies of training samples.
 *
 * <ul>
 *   <li>training-distance: the mean distance of generated samples to their nearest training sample,
 *       divided by that of test samples. 1 is as far as new samples are, 0 a copy.
 *   <li>copies: the share of generated samples whose nearest training sample is less than a third
 *       as far as the second nearest (Yoon et al., "Diffusion probabilistic models generalize when
 *       they fail to memorize", 2023; Gu et al., "On memorization in diffusion models", 2023). It
 *       is meant for images; in a few dimensions some new samples pass for copies too.
 * </ul>
 *
 * <p>Distances are Euclidean, between the values of samples; no judge is needed. Findings: the
 * closest training sample to the first generated sample of each prompt.
 */
public final class Memorisation implements Metric {

  private static final String NAME = "memorisation";

  /** How much nearer than the second nearest a copy's original is, squared. */
  private static final float COPY = 1f / 9f;

  /**
   * What can be chosen.
   *
   * @param limit how many generated and how many test samples to use at most
   */
  public record Options(
      @Option(
              help = "how many generated and how many test samples to use, evenly spaced",
              defaultsTo = "1000",
              min = 1)
          int limit) {}

  private final Options options;
  private final SampleMemory memory;

  /** Makes the metric. */
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
   * @throws InputException if there is no generated or test sample, or are fewer than two training
   *     samples
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
        new Measurement(
            "training-distance",
            generated.meanDistance() / real.meanDistance(),
            Measurement.Better.NEITHER),
        new Measurement("copies", generated.copies(), Measurement.Better.LOWER));
  }

  @Override
  public List<Finding> find(Evaluation evaluation) {
    Samples generated = evaluation.generated();
    int[] first =
        generated.rowsByPrompt().values().stream().mapToInt(numbers -> numbers[0]).toArray();
    Matrix training = training(evaluation);
    List<Finding.Row> rows = new ArrayList<>();
    Nearest nearest = nearest(generated.values().select(first), training, evaluation);
    for (int i = 0; i < first.length; i++) {
      rows.add(
          new Finding.Row(
              Integer.toString(first[i]),
              List.of((double) nearest.numbers()[i], nearest.distances()[i])));
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
   * @param numbers the number of the nearest
   * @param distances the distance to it
   * @param copies share of the samples that are copies of it
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Nearest(int[] numbers, double[] distances, double copies) {

    double meanDistance() {
      return Arrays.stream(distances).average().orElseThrow();
    }
  }

  private Nearest nearest(Evaluation evaluation, String which, Samples samples) {
    if (samples.count() == 0) {
      throw new InputException("metric '" + NAME + "' needs a " + which + " sample, found none");
    }
    int[] rows = TestRows.evenlySpaced(samples.count(), options.limit());
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
    int[] numbers = new int[rows.rows()];
    double[] distances = new double[rows.rows()];
    List<Integer> copies =
        evaluation
            .workers()
            .mapBlocks(
                rows.rows(),
                (from, to) -> {
                  NearestRows nearest = new NearestRows(to - from, 2);
                  RowDistances.visit(rows, from, to, training, nearest::take);
                  int found = 0;
                  for (int row = from; row < to; row++) {
                    numbers[row] = nearest.number(row - from, 0);
                    distances[row] = Math.sqrt(nearest.square(row - from, 0));
                    found +=
                        nearest.square(row - from, 0) < COPY * nearest.square(row - from, 1)
                            ? 1
                            : 0;
                  }
                  return found;
                });
    int sum = copies.stream().mapToInt(Integer::intValue).sum();
    return new Nearest(numbers, distances, (double) sum / rows.rows());
  }
}
