// SPDX-License-Identifier: Apache-2.0
package org.difflab.tck;

import java.util.List;
import java.util.Optional;
import org.difflab.spi.Encoder;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.Samples;
import org.difflab.spi.Shape;
import org.difflab.spi.Workers;
import org.difflab.spi.training.Checkpoints;
import org.difflab.spi.training.EncoderInput;
import org.difflab.spi.training.EncoderTrainer;
import org.difflab.spi.training.Training;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The rules of an {@link Encoder} and its trainer. A component with a long training should be
 * tested with fewer steps; most rules share one training.
 *
 * @since 0.1
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(ComponentExceptions.class)
public abstract class EncoderContract {

  /** Number of samples sufficient to test whether a size can be trained. */
  private static final int FEW = 64;

  /** Nearly equal columns may be exchanged by chance, which reduces the error only slightly. */
  private static final double ORDER_TOLERANCE = 0.95;

  private static final double NOISE_TOLERANCE = 1e-4;

  /** Returns the trainer to be tested, with options that suit samples of {@link #sampleShape}. */
  protected abstract EncoderTrainer trainer();

  /**
   * Returns the same trainer with other threads, or empty if it uses only the calling thread (rule
   * E11 is then skipped).
   */
  protected Optional<EncoderTrainer> trainer(Workers workers) {
    return Optional.empty();
  }

  /**
   * Returns the layout of the samples on which it is tested; a vector by default. Override this for
   * an encoder of images only. It must refuse other samples (rule E10).
   */
  protected Shape sampleShape() {
    return Shape.vector(12);
  }

  /**
   * Returns the number of samples on which the trainer is tested; an even number of at least 16.
   */
  protected int sampleCount() {
    return 600;
  }

  /** Returns whether what it trains depends on the seed (rule E13). */
  protected TrainingRandomness randomness() {
    return TrainingRandomness.SEEDED;
  }

  private final int width = sampleShape().size();
  private Optional<Encoder> shared = Optional.empty();

  private Samples samples() {
    return ContractData.samples(sampleCount(), width);
  }

  private Encoder trained(EncoderTrainer trainer, Samples samples, Training training) {
    return trainer.train(new EncoderInput(sampleShape(), samples), training);
  }

  private Encoder trained(EncoderTrainer trainer) {
    return trained(trainer, samples(), Rules.training(Checkpoints.NONE));
  }

  private Encoder trained() {
    if (shared.isEmpty()) {
      shared = Optional.of(trained(trainer()));
    }
    return shared.get();
  }

  private void requireSame(Rule rule, Encoder due, Encoder found, String what) {
    rule.requireSame(
        due.encode(samples().values()), found.encode(samples().values()), "latents of " + what);
    Matrix latents = due.encode(samples().values());
    rule.requireSame(
        due.decode(Rules.copy(latents)),
        found.decode(Rules.copy(latents)),
        "decoded samples of " + what);
  }

  @Test
  @DisplayName("E1: the same seed and data give the same bits")
  void sameSeedSameBits() {
    Rule rule =
        new Rule(
            "E1",
            "Draw every random number from Training.noise(), and sum in an order that does not"
                + " depend on threads or hash codes");
    requireSame(rule, trained(), trained(trainer()), "a second training");
  }

  @Test
  @DisplayName("E2: an encoder restored from its weights gives the same bits")
  void savedAndLoadedSameBits() {
    Rule rule =
        new Rule(
            "E2",
            "Save everything that encode and decode use in weights(), and restore it in load");
    Encoder encoder = trained();
    Encoder loaded = trainer().load(encoder.weights());
    rule.requireEqual(
        encoder.latentShape(), loaded.latentShape(), "latentShape() of the loaded encoder");
    requireSame(rule, encoder, loaded, "the loaded encoder");
  }

  @Test
  @DisplayName("E3: inputs are left untouched")
  void inputsUntouched() {
    Rule rule = new Rule("E3", "Write to a new array, never to Matrix.values()");
    Encoder encoder = trained();
    Matrix values = samples().values();
    Rules.inputsAreUntouched(rule, "encode", List.of(values), () -> encoder.encode(values));
    Matrix latents = Rules.copy(encoder.encode(samples().values()));
    Rules.inputsAreUntouched(rule, "decode", List.of(latents), () -> encoder.decode(latents));
    Samples given = samples();
    trained(trainer(), given, Rules.training(Checkpoints.NONE));
    rule.requireSame(samples().values(), given.values(), "samples given to train are changed");
  }

  @Test
  @DisplayName("E4: rows are independent of each other, of their number and order")
  void rowsIndependent() {
    Rule rule =
        new Rule(
            "E4",
            "Compute each row by itself: no mean over the batch, and no product whose sums depend"
                + " on the number of rows");
    Encoder encoder = trained();
    Rules.rowsAreIndependent(
        rule, "encode", samples().values(), rows -> encoder.encode(Rules.copy(rows)));
    Matrix latents = Rules.copy(encoder.encode(samples().values()));
    Rules.rowsAreIndependent(rule, "decode", latents, rows -> encoder.decode(Rules.copy(rows)));
  }

  @Test
  @DisplayName("E5: concurrent calls give the same result as a single one")
  void concurrentEqualsSerial() {
    Rule rule =
        new Rule("E5", "A trained model is immutable: keep buffers in the call, not in fields");
    Encoder encoder = trained();
    Matrix values = samples().values();
    Rules.concurrentEqualsSerial(
        rule,
        "encode and decode",
        () -> encoder.decode(Rules.copy(encoder.encode(Rules.copy(values)))));
  }

  @Test
  @DisplayName("E6: the shape of latents is that which the trainer stated before training")
  void latentShapeIsAsDeclared() {
    Rule rule =
        new Rule(
            "E6",
            "latentShape must be the same before and after training, and be that of the latents");
    Encoder encoder = trained();
    rule.requireEqual(
        trainer().latentShape(sampleShape()), encoder.latentShape(), "latentShape() once trained");
    rule.requireEqual(
        encoder.latentShape().size(),
        encoder.encode(samples().values()).columns(),
        "the width of latents");
  }

  @Test
  @DisplayName("E7: input of another width is refused")
  void wrongWidthRefused() {
    Rule rule = new Rule("E7", "Begin encode and decode with Matrix.requireColumns");
    Encoder encoder = trained();
    rule.requireRefused(
        IllegalArgumentException.class,
        "encoding samples of width " + (width + 1),
        () -> encoder.encode(Matrix.zeros(2, width + 1)));
    int latent = encoder.latentShape().size();
    rule.requireRefused(
        IllegalArgumentException.class,
        "decoding latents of width " + (latent + 1),
        () -> encoder.decode(Matrix.zeros(2, latent + 1)));
  }

  @Test
  @DisplayName("E8: decoded latents are finite, and nearer to the samples than their mean is")
  void betterThanNothing() {
    Rule rule =
        new Rule(
            "E8",
            "decode must invert encode as well as possible: look for a missing mean or a wrong"
                + " sign");
    Encoder encoder = trained();
    Matrix values = samples().values();
    Matrix decoded = encoder.decode(encoder.encode(samples().values()));
    rule.requireFinite(values.rows(), width, decoded, "what is decoded");
    double error = Rules.meanSquare(decoded, values);
    double spread = Rules.meanSquare(mean(values), values);
    rule.require(
        error < spread,
        "the mean squared error of decoding is "
            + error
            + ", not below the samples' own variance "
            + spread);
  }

  @Test
  @DisplayName("E9: training that is stopped and resumed ends with the same bits")
  void stoppedAndResumedSameBits() {
    Rule rule =
        new Rule(
            "E9",
            "Offer everything that the following steps depend on, and resume from"
                + " Training.checkpoints().latest(); or offer nothing");
    Encoder resumed =
        Rules.stoppedAndResumed(rule, training -> trained(trainer(), samples(), training));
    requireSame(rule, trained(), resumed, "a training that was stopped and resumed");
  }

  @Test
  @DisplayName(
      "E10: samples that cannot be encoded are refused before training, others are trained")
  void sizesAreChecked() {
    Rule rule =
        new Rule("E10", "latentShape(Shape) must throw if samples of some sizes cannot be encoded");
    Shape narrow = Shape.vector(1);
    Shape latents;
    try {
      latents = trainer().latentShape(narrow);
    } catch (IllegalArgumentException e) {
      rule.requireMessage(e, "latentShape for samples of one value");
      return;
    }
    Samples few = ContractData.samples(FEW, 1);
    Matrix encoded;
    try {
      encoded =
          trainer()
              .train(new EncoderInput(narrow, few), Rules.training(Checkpoints.NONE))
              .encode(few.values());
    } catch (RuntimeException e) {
      throw rule.brokenBy("latentShape accepts samples of one value, but training throws " + e, e);
    }
    rule.requireFinite(FEW, latents.size(), encoded, "the latents of samples of one value");
  }

  @Test
  @DisplayName("E11: results do not depend on the number of threads")
  void threadsChangeNothing() {
    Rule rule =
        new Rule(
            "E11",
            "Divide work with Workers.mapBlocks, and sum its results in the order of their list");
    Optional<EncoderTrainer> serial = trainer(ContractWorkers.SERIAL);
    Optional<EncoderTrainer> parallel = trainer(ContractWorkers.PARALLEL);
    Assumptions.assumeTrue(
        serial.isPresent() && parallel.isPresent(), "E11: it uses no threads of Workers");
    requireSame(rule, trained(serial.get()), trained(parallel.get()), "a training on four threads");
  }

  @Test
  @DisplayName("E12: no other order of the values brings decoded samples nearer to the originals")
  void valuesKeepTheirPlaces() {
    Rule rule =
        new Rule(
            "E12",
            "decode must write each value where encode read it: look for exchanged rows and columns"
                + " or channels, or wrong offsets");
    Matrix values = samples().values();
    Matrix decoded = trained().decode(trained().encode(samples().values()));
    rule.requireFinite(values.rows(), width, decoded, "what is decoded");
    ColumnOrder order = ColumnOrder.nearest(decoded, values);
    rule.require(
        order.error() >= ORDER_TOLERANCE * order.errorAsDecoded(),
        "with "
            + order.moved()
            + " of the values exchanged among each other, the mean squared error of decoding falls"
            + " from "
            + order.errorAsDecoded()
            + " to "
            + order.error());
  }

  @Test
  @DisplayName("E13: another seed changes what is trained, unless training draws nothing")
  void seedCounts() {
    Encoder other = trained(trainer(), samples(), Rules.trainingWithAnotherSeed());
    Rules.seedCounts("E13", randomness(), outputs(trained()), outputs(other));
  }

  @Test
  @DisplayName(
      "E14: noise of latents is a linear map of noise of samples with orthonormal rows, if there is"
          + " one")
  void latentNoiseIsWhite() {
    Rule rule =
        new Rule(
            "E14",
            "For a linear encoder with matrix A, latentNoise is (A·Aᵀ)^(-1/2)·A, without scale and"
                + " mean; otherwise definesLatentNoise() must be false");
    Assumptions.assumeTrue(
        trainer().definesLatentNoise(), "E14: it does not define the noise of latents");
    Encoder encoder = trained();
    Matrix noise = Noise.of(31, "contract noise").gaussian(0, 0, sampleCount(), width);
    Rules.inputsAreUntouched(rule, "latentNoise", List.of(noise), () -> encoder.latentNoise(noise));
    Matrix map = encoder.latentNoise(unitVectors());
    Matrix found = encoder.latentNoise(Rules.copy(noise));
    int latents = encoder.latentShape().size();
    rule.requireFinite(noise.rows(), latents, found, "the noise of latents");
    for (int one = 0; one < latents; one++) {
      for (int other = 0; other <= one; other++) {
        double product = 0;
        for (int value = 0; value < width; value++) {
          product += (double) map.get(value, one) * map.get(value, other);
        }
        rule.require(
            Math.abs(product - (one == other ? 1 : 0)) < NOISE_TOLERANCE,
            "values " + other + " and " + one + " of the noise have the covariance " + product);
      }
      for (int row = 0; row < noise.rows(); row++) {
        double due = 0;
        for (int value = 0; value < width; value++) {
          due += (double) noise.get(row, value) * map.get(value, one);
        }
        rule.require(
            Math.abs(found.get(row, one) - due) < NOISE_TOLERANCE * (1 + Math.abs(due)),
            "it is not linear: " + found.get(row, one) + " where a linear map gives " + due);
      }
    }
  }

  private Matrix unitVectors() {
    float[] values = new float[width * width];
    for (int value = 0; value < width; value++) {
      values[value * width + value] = 1;
    }
    return Matrix.wrap(width, width, values);
  }

  private List<Matrix> outputs(Encoder encoder) {
    Matrix latents = encoder.encode(samples().values());
    return List.of(latents, encoder.decode(Rules.copy(latents)));
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
