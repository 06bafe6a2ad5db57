package org.difflab.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.difflab.spi.Encoder;
import org.difflab.spi.Matrix;
import org.difflab.spi.Samples;
import org.difflab.spi.Shape;
import org.difflab.spi.training.Checkpoints;
import org.difflab.spi.training.EncoderInput;
import org.difflab.spi.training.EncoderTrainer;
import org.difflab.spi.training.Training;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The rules of an {@link Encoder} and its trainer. A component that is trained for long passes with
 * a trainer of fewer steps; most rules share one training.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class EncoderContract {

  /**
   * Returns the trainer to be tested, with options that suit samples of {@link #sampleWidth}
   * values.
   */
  protected abstract EncoderTrainer trainer();

  /** Returns how wide the samples are on which the trainer is tested. */
  protected int sampleWidth() {
    return 12;
  }

  /** Returns on how many samples the trainer is tested; an even number of at least 16. */
  protected int sampleCount() {
    return 600;
  }

  private Optional<Encoder> shared = Optional.empty();

  private Samples samples() {
    return ContractData.samples(sampleCount(), sampleWidth());
  }

  private Encoder trained(EncoderTrainer trainer, Training training) {
    return trainer.train(new EncoderInput(Shape.vector(sampleWidth()), samples()), training);
  }

  private Encoder trained() {
    if (shared.isEmpty()) {
      shared = Optional.of(trained(trainer(), Rules.training(Checkpoints.NONE)));
    }
    return shared.get();
  }

  @Test
  @DisplayName("E1: the same seed and data give the same bits")
  void sameSeedSameBits() {
    Matrix values = samples().values();
    Encoder two = trained(trainer(), Rules.training(Checkpoints.NONE));
    assertEquals(trained().encode(values), two.encode(values), "E1");
  }

  @Test
  @DisplayName("E2: an encoder made again from its weights gives the same bits")
  void savedAndLoadedSameBits() {
    Encoder encoder = trained();
    Encoder loaded = trainer().load(encoder.weights());
    Matrix latents = encoder.encode(samples().values());
    assertEquals(latents, loaded.encode(samples().values()), "E2: encode");
    assertEquals(encoder.decode(latents), loaded.decode(latents), "E2: decode");
    assertEquals(encoder.latentShape(), loaded.latentShape(), "E2: latent shape");
  }

  @Test
  @DisplayName("E3: inputs are left untouched")
  void inputsUntouched() {
    Encoder encoder = trained();
    Matrix values = samples().values();
    Rules.inputsAreUntouched("E3: encode", List.of(values), () -> encoder.encode(values));
    Matrix latents = encoder.encode(values);
    Rules.inputsAreUntouched("E3: decode", List.of(latents), () -> encoder.decode(latents));
  }

  @Test
  @DisplayName("E4: rows are independent of each other, of their number and order")
  void rowsIndependent() {
    Encoder encoder = trained();
    Rules.rowsAreIndependent("E4: encode", samples().values(), encoder::encode);
    Rules.rowsAreIndependent("E4: decode", encoder.encode(samples().values()), encoder::decode);
  }

  @Test
  @DisplayName("E5: several threads at once get what one gets")
  void concurrentEqualsSerial() {
    Encoder encoder = trained();
    Matrix values = samples().values();
    Rules.concurrentEqualsSerial("E5", () -> encoder.decode(encoder.encode(values)));
  }

  @Test
  @DisplayName("E6: the shape of latents is what the trainer said before training")
  void latentShapeIsForetold() {
    Encoder encoder = trained();
    assertEquals(trainer().latentShape(Shape.vector(sampleWidth())), encoder.latentShape(), "E6");
    assertEquals(encoder.latentShape().size(), encoder.encode(samples().values()).columns(), "E6");
  }

  @Test
  @DisplayName("E7: input of another width is refused")
  void wrongWidthRefused() {
    Encoder encoder = trained();
    assertThrows(
        IllegalArgumentException.class,
        () -> encoder.encode(Matrix.zeros(2, sampleWidth() + 1)),
        "E7");
    int width = encoder.latentShape().size();
    assertThrows(
        IllegalArgumentException.class, () -> encoder.decode(Matrix.zeros(2, width + 1)), "E7");
  }

  @Test
  @DisplayName(
      "E8: decoding what was encoded is nearer to the samples than their mean is, and finite")
  void betterThanNothing() {
    Encoder encoder = trained();
    Matrix values = samples().values();
    Matrix decoded = encoder.decode(encoder.encode(values));
    assertTrue(decoded.isFinite(), "E8: decoded values must be finite");
    double error = Rules.meanSquare(decoded, values);
    double spread = Rules.meanSquare(mean(values), values);
    assertTrue(
        error < spread, "E8: error " + error + " is not below the samples' own variance " + spread);
  }

  @Test
  @DisplayName("E9: training that is stopped and goes on ends with the same bits")
  void stoppedAndResumedSameBits() {
    Encoder resumed = Rules.stoppedAndResumed("E9", training -> trained(trainer(), training));
    Matrix values = samples().values();
    Matrix latents = trained().encode(values);
    assertEquals(latents, resumed.encode(values), "E9: encode");
    assertEquals(trained().decode(latents), resumed.decode(latents), "E9: decode");
  }

  private static Matrix mean(Matrix values) {
    double[] sums = new double[values.columns()];
    for (int row = 0; row < values.rows(); row++) {
      for (int column = 0; column < values.columns(); column++) {
        sums[column] += values.get(row, column);
      }
    }
    float[] mean = new float[sums.length];
    for (int column = 0; column < mean.length; column++) {
      mean[column] = (float) (sums[column] / values.rows());
    }
    return Matrix.ofRows(mean).repeat(values.rows());
  }
}
