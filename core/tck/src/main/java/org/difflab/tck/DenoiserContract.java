package org.difflab.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.difflab.spi.Denoiser;
import org.difflab.spi.DenoiserModel;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Samples;
import org.difflab.spi.Schedule;
import org.difflab.spi.Shape;
import org.difflab.spi.training.Checkpoints;
import org.difflab.spi.training.DenoiserInput;
import org.difflab.spi.training.DenoiserTrainer;
import org.difflab.spi.training.PromptVectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The rules of a {@link Denoiser} and its trainer. It is trained on two Gaussians, one for each
 * prompt, over the levels of a {@link ContractSchedule}.
 *
 * <p>A component that is trained for long passes with a trainer of fewer steps; most rules share
 * one training.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class DenoiserContract {

  private static final int WIDTH = 6;
  private static final int[] STEPS = {1, 10, 20};

  /** Returns the trainer to be tested, for a schedule. */
  protected abstract DenoiserTrainer trainer(Schedule schedule);

  /**
   * Returns whether a condition for "no prompt" is given in training; a trainer that cannot use one
   * may refuse it.
   */
  protected boolean withUnconditional() {
    return true;
  }

  /** Returns on how many samples the trainer is tested; an even number of at least 16. */
  protected int sampleCount() {
    return 600;
  }

  /**
   * Returns by what factor the error of an estimate may exceed what is reached without a denoiser
   * (rule D8); 1.02 unless a quickly trained network needs more room.
   */
  protected double allowance() {
    return 1.02;
  }

  private final Schedule schedule = new ContractSchedule();
  private final int count = sampleCount();
  private final Samples samples = ContractData.samples(count, WIDTH);
  private final Matrix conditions = ContractData.conditions(samples.prompts());
  private Optional<DenoiserModel> shared = Optional.empty();

  private DenoiserInput input(Optional<PromptVectors> vectors) {
    Optional<Matrix> unconditional =
        withUnconditional() ? Optional.of(Matrix.zeros(1, 2)) : Optional.empty();
    return new DenoiserInput(
        Shape.vector(WIDTH), samples.values(), conditions, unconditional, vectors);
  }

  private DenoiserModel trainedAnew() {
    return trainer(schedule).train(input(Optional.empty()), Rules.training(Checkpoints.NONE));
  }

  private DenoiserModel trained() {
    if (shared.isEmpty()) {
      shared = Optional.of(trainedAnew());
    }
    return shared.get();
  }

  private Matrix noisy(NoiseLevel level) {
    Matrix noise = Noise.of(8, "contract noise").gaussian(0, 0, count, WIDTH);
    float[] values = new float[count * WIDTH];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          (float)
              (level.signal() * samples.values().values()[i] + level.noise() * noise.values()[i]);
    }
    return Matrix.wrap(count, WIDTH, values);
  }

  /** Rows and their conditions side by side, so that both are cut and ordered together. */
  private Matrix joined(Matrix noisy) {
    float[] values = new float[count * (WIDTH + 2)];
    for (int row = 0; row < count; row++) {
      System.arraycopy(noisy.values(), row * WIDTH, values, row * (WIDTH + 2), WIDTH);
      System.arraycopy(conditions.values(), row * 2, values, row * (WIDTH + 2) + WIDTH, 2);
    }
    return Matrix.wrap(count, WIDTH + 2, values);
  }

  private static Matrix columns(Matrix joined, int from, int to) {
    float[] values = new float[joined.rows() * (to - from)];
    for (int row = 0; row < joined.rows(); row++) {
      System.arraycopy(
          joined.values(), row * joined.columns() + from, values, row * (to - from), to - from);
    }
    return Matrix.wrap(joined.rows(), to - from, values);
  }

  @Test
  @DisplayName("D1: the same seed and data give the same bits")
  void sameSeedSameBits() {
    DenoiserModel one = trained();
    DenoiserModel two = trainedAnew();
    for (int step : STEPS) {
      NoiseLevel level = schedule.level(step);
      assertEquals(
          one.denoise(noisy(level), level, conditions),
          two.denoise(noisy(level), level, conditions),
          "D1");
    }
  }

  @Test
  @DisplayName("D2: a denoiser made again from its weights gives the same bits")
  void savedAndLoadedSameBits() {
    DenoiserModel denoiser = trained();
    DenoiserModel loaded = trainer(schedule).load(denoiser.weights());
    for (int step : STEPS) {
      NoiseLevel level = schedule.level(step);
      Matrix noisy = noisy(level);
      assertEquals(
          denoiser.denoise(noisy, level, conditions),
          loaded.denoise(noisy, level, conditions),
          "D2");
    }
  }

  @Test
  @DisplayName("D3: inputs are left untouched")
  void inputsUntouched() {
    DenoiserModel denoiser = trained();
    NoiseLevel level = schedule.level(10);
    Matrix noisy = noisy(level);
    Rules.inputsAreUntouched(
        "D3", List.of(noisy, conditions), () -> denoiser.denoise(noisy, level, conditions));
  }

  @Test
  @DisplayName("D4: rows are independent of each other, of their number and order")
  void rowsIndependent() {
    DenoiserModel denoiser = trained();
    for (int step : STEPS) {
      NoiseLevel level = schedule.level(step);
      Rules.rowsAreIndependent(
          "D4",
          joined(noisy(level)),
          rows ->
              denoiser.denoise(columns(rows, 0, WIDTH), level, columns(rows, WIDTH, WIDTH + 2)));
    }
  }

  @Test
  @DisplayName("D5: several threads at once get what one gets")
  void concurrentEqualsSerial() {
    DenoiserModel denoiser = trained();
    NoiseLevel level = schedule.level(10);
    Matrix noisy = noisy(level);
    Rules.concurrentEqualsSerial("D5", () -> denoiser.denoise(noisy, level, conditions));
  }

  @Test
  @DisplayName(
      "D6: rows or conditions of another width, and numbers of rows that differ, are refused")
  void wrongSizesRefused() {
    DenoiserModel denoiser = trained();
    NoiseLevel level = schedule.level(10);
    Matrix two = conditions.slice(0, 2);
    assertThrows(
        IllegalArgumentException.class,
        () -> denoiser.denoise(Matrix.zeros(2, WIDTH + 1), level, two),
        "D6");
    assertThrows(
        IllegalArgumentException.class,
        () -> denoiser.denoise(Matrix.zeros(2, WIDTH), level, Matrix.zeros(2, 3)),
        "D6");
    assertThrows(
        IllegalArgumentException.class,
        () -> denoiser.denoise(Matrix.zeros(3, WIDTH), level, two),
        "D6");
  }

  @Test
  @DisplayName("D7: as the noise vanishes the estimate comes near x_t/signal")
  void nearIdentityWithoutNoise() {
    DenoiserModel denoiser = trained();
    NoiseLevel level = schedule.level(1);
    Matrix clean = samples.values();
    double error = Rules.meanSquare(denoiser.denoise(noisy(level), level, conditions), clean);
    double limit = 2 * level.sigma() * level.sigma();
    assertTrue(
        error <= limit, "D7: error " + error + " at sigma " + level.sigma() + ", allowed " + limit);
  }

  @Test
  @DisplayName(
      "D8: better than nothing: nearer to the clean rows than x_t/signal is, and than zero is")
  void betterThanNothing() {
    DenoiserModel denoiser = trained();
    Matrix clean = samples.values();
    for (int step : STEPS) {
      NoiseLevel level = schedule.level(step);
      Matrix estimate = denoiser.denoise(noisy(level), level, conditions);
      assertTrue(estimate.isFinite(), "D8: estimates must be finite");
      double error = Rules.meanSquare(estimate, clean);
      double untouched = level.sigma() * level.sigma();
      double zero = Rules.meanSquare(Matrix.zeros(count, WIDTH), clean);
      double limit = allowance() * Math.min(untouched, zero);
      assertTrue(error <= limit, "D8: error " + error + " at step " + step + ", allowed " + limit);
    }
  }

  @Test
  @DisplayName("D9: the condition for \"no prompt\" works like any other")
  void unconditionalWorks() {
    if (!withUnconditional()) {
      return;
    }
    NoiseLevel level = schedule.level(10);
    Matrix estimate = trained().denoise(noisy(level), level, Matrix.zeros(count, 2));
    assertTrue(estimate.isFinite(), "D9: estimates must be finite");
    double zero = Rules.meanSquare(Matrix.zeros(count, WIDTH), samples.values());
    assertTrue(Rules.meanSquare(estimate, samples.values()) < zero, "D9: no better than zero");
  }

  @Test
  @DisplayName("D10: training that is stopped and goes on ends with the same bits")
  void stoppedAndResumedSameBits() {
    DenoiserModel resumed =
        Rules.stoppedAndResumed(
            "D10", training -> trainer(schedule).train(input(Optional.empty()), training));
    for (int step : STEPS) {
      NoiseLevel level = schedule.level(step);
      Matrix noisy = noisy(level);
      assertEquals(
          trained().denoise(noisy, level, conditions),
          resumed.denoise(noisy, level, conditions),
          "D10");
    }
  }

  @Test
  @DisplayName(
      "D11: vectors that were tuned are finite, as many and as wide as those given, and kept")
  void tunedVectorsFit() {
    List<float[]> rows = new ArrayList<>(List.of(new float[] {1, 0}, new float[] {0, 1}));
    if (withUnconditional()) {
      rows.add(new float[2]);
    }
    Matrix table = Matrix.ofRows(rows.toArray(float[][]::new));
    int[] numbers = samples.prompts().stream().mapToInt(ContractData.PROMPTS::indexOf).toArray();
    DenoiserModel tuning =
        trainer(schedule)
            .train(
                input(Optional.of(new PromptVectors(table, numbers))),
                Rules.training(Checkpoints.NONE));
    if (tuning.tunedVectors().isPresent()) {
      Matrix tuned = tuning.tunedVectors().get();
      assertEquals(table.rows(), tuned.rows(), "D11: vectors");
      assertEquals(table.columns(), tuned.columns(), "D11: width of vectors");
      assertTrue(tuned.isFinite(), "D11: vectors must be finite");
      DenoiserModel loaded = trainer(schedule).load(tuning.weights());
      assertEquals(tuning.tunedVectors(), loaded.tunedVectors(), "D11: vectors loaded");
    }
  }
}
