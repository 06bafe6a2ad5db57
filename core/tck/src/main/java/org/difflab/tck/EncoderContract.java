package org.difflab.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.difflab.spi.Encoder;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.Progress;
import org.difflab.spi.Samples;
import org.difflab.spi.Shape;
import org.difflab.spi.training.EncoderInput;
import org.difflab.spi.training.EncoderTrainer;
import org.difflab.spi.training.Training;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The rules of an {@link Encoder} and its trainer. */
public abstract class EncoderContract {

  private static final int COUNT = 600;

  /**
   * Returns the trainer to be tested, with options that suit samples of {@link #sampleWidth}
   * values.
   */
  protected abstract EncoderTrainer trainer();

  /** Returns how wide the samples are on which the trainer is tested. */
  protected int sampleWidth() {
    return 12;
  }

  private Samples samples() {
    return ContractData.samples(COUNT, sampleWidth());
  }

  private Encoder trained(EncoderTrainer trainer) {
    Training training = new Training(Noise.of(7, "contract"), Progress.SILENT);
    return trainer.train(new EncoderInput(Shape.vector(sampleWidth()), samples()), training);
  }

  @Test
  @DisplayName("E1: the same seed and data give the same bits")
  void sameSeedSameBits() {
    Matrix values = samples().values();
    assertEquals(trained(trainer()).encode(values), trained(trainer()).encode(values), "E1");
  }

  @Test
  @DisplayName("E2: an encoder made again from its weights gives the same bits")
  void savedAndLoadedSameBits() {
    Encoder encoder = trained(trainer());
    Encoder loaded = trainer().load(encoder.weights());
    Matrix latents = encoder.encode(samples().values());
    assertEquals(latents, loaded.encode(samples().values()), "E2: encode");
    assertEquals(encoder.decode(latents), loaded.decode(latents), "E2: decode");
    assertEquals(encoder.latentShape(), loaded.latentShape(), "E2: latent shape");
  }

  @Test
  @DisplayName("E3: inputs are left untouched")
  void inputsUntouched() {
    Encoder encoder = trained(trainer());
    Matrix values = samples().values();
    Rules.inputsAreUntouched("E3: encode", List.of(values), () -> encoder.encode(values));
    Matrix latents = encoder.encode(values);
    Rules.inputsAreUntouched("E3: decode", List.of(latents), () -> encoder.decode(latents));
  }

  @Test
  @DisplayName("E4: rows are independent of each other, of their number and order")
  void rowsIndependent() {
    Encoder encoder = trained(trainer());
    Rules.rowsAreIndependent("E4: encode", samples().values(), encoder::encode);
    Rules.rowsAreIndependent("E4: decode", encoder.encode(samples().values()), encoder::decode);
  }

  @Test
  @DisplayName("E5: several threads at once get what one gets")
  void concurrentEqualsSerial() {
    Encoder encoder = trained(trainer());
    Matrix values = samples().values();
    Rules.concurrentEqualsSerial("E5", () -> encoder.decode(encoder.encode(values)));
  }

  @Test
  @DisplayName("E6: the shape of latents is what the trainer said before training")
  void latentShapeIsForetold() {
    EncoderTrainer trainer = trainer();
    Encoder encoder = trained(trainer);
    assertEquals(trainer.latentShape(Shape.vector(sampleWidth())), encoder.latentShape(), "E6");
    assertEquals(encoder.latentShape().size(), encoder.encode(samples().values()).columns(), "E6");
  }

  @Test
  @DisplayName("E7: input of another width is refused")
  void wrongWidthRefused() {
    Encoder encoder = trained(trainer());
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
    Encoder encoder = trained(trainer());
    Matrix values = samples().values();
    Matrix decoded = encoder.decode(encoder.encode(values));
    assertTrue(decoded.isFinite(), "E8: decoded values must be finite");
    double error = Rules.meanSquare(decoded, values);
    double spread = Rules.meanSquare(mean(values), values);
    assertTrue(
        error < spread, "E8: error " + error + " is not below the samples' own variance " + spread);
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
