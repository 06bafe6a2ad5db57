package org.difflab.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.difflab.spi.Denoiser;
import org.difflab.spi.DenoiserModel;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Progress;
import org.difflab.spi.Samples;
import org.difflab.spi.Schedule;
import org.difflab.spi.Shape;
import org.difflab.spi.training.DenoiserInput;
import org.difflab.spi.training.DenoiserTrainer;
import org.difflab.spi.training.Training;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The rules of a {@link Denoiser} and its trainer. It is trained on two Gaussians, one for each
 * prompt, over the levels of a {@link ContractSchedule}.
 */
public abstract class DenoiserContract {

  private static final int COUNT = 600;
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

  private final Schedule schedule = new ContractSchedule();
  private final Samples samples = ContractData.samples(COUNT, WIDTH);
  private final Matrix conditions = ContractData.conditions(samples.prompts());

  private DenoiserModel trained() {
    Optional<Matrix> unconditional =
        withUnconditional() ? Optional.of(Matrix.zeros(1, 2)) : Optional.empty();
    DenoiserInput input =
        new DenoiserInput(Shape.vector(WIDTH), samples.values(), conditions, unconditional);
    return trainer(schedule).train(input, new Training(Noise.of(7, "contract"), Progress.SILENT));
  }

  private Matrix noisy(NoiseLevel level) {
    Matrix noise = Noise.of(8, "contract noise").gaussian(0, 0, COUNT, WIDTH);
    float[] values = new float[COUNT * WIDTH];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          (float)
              (level.signal() * samples.values().values()[i] + level.noise() * noise.values()[i]);
    }
    return Matrix.wrap(COUNT, WIDTH, values);
  }

  /** Rows and their conditions side by side, so that both are cut and ordered together. */
  private Matrix joined(Matrix noisy) {
    float[] values = new float[COUNT * (WIDTH + 2)];
    for (int row = 0; row < COUNT; row++) {
      System.arraycopy(noisy.values(), row * WIDTH, values, row * (WIDTH + 2), WIDTH);
      System.arraycopy(conditions.values(), row * 2, values, row * (WIDTH + 2) + WIDTH, 2);
    }
    return Matrix.wrap(COUNT, WIDTH + 2, values);
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
    DenoiserModel two = trained();
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
      double zero = Rules.meanSquare(Matrix.zeros(COUNT, WIDTH), clean);
      double limit = 1.02 * Math.min(untouched, zero);
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
    Matrix estimate = trained().denoise(noisy(level), level, Matrix.zeros(COUNT, 2));
    assertTrue(estimate.isFinite(), "D9: estimates must be finite");
    double zero = Rules.meanSquare(Matrix.zeros(COUNT, WIDTH), samples.values());
    assertTrue(Rules.meanSquare(estimate, samples.values()) < zero, "D9: no better than zero");
  }
}
