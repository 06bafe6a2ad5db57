// SPDX-License-Identifier: Apache-2.0
package org.difflab.encoders.autoencoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.difflab.linear.AlgebraSetting;
import org.difflab.linear.device.ThreadWorkers;
import org.difflab.neural.network.PrecisionOption;
import org.difflab.spi.Curve;
import org.difflab.spi.Encoder;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Shape;
import org.difflab.spi.Weights;
import org.difflab.spi.training.Checkpoints;
import org.difflab.spi.training.EncoderTrainer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AutoencodersTest {

  private static final Matrix PICTURES = Trainers.pictures(500);

  private static double last(Encoder encoder, String name) {
    Curve found =
        encoder.curves().stream()
            .filter(curve -> curve.name().equals(name))
            .findFirst()
            .orElseThrow();
    return found.points().get(found.points().size() - 1).value();
  }

  @Test
  void moreStepsBringSamplesBackBetter() {
    double few =
        Trainers.error(Trainers.train(Trainers.plain(20, Optional.empty()), PICTURES), PICTURES);
    double more =
        Trainers.error(Trainers.train(Trainers.plain(400, Optional.empty()), PICTURES), PICTURES);
    assertTrue(more < 0.3 * few, few + " must fall, found " + more);
    double fewDrawn =
        Trainers.error(
            Trainers.train(Trainers.of(Trainers.variational(20, 1)), PICTURES), PICTURES);
    double moreDrawn =
        Trainers.error(
            Trainers.train(Trainers.of(Trainers.variational(400, 1)), PICTURES), PICTURES);
    assertTrue(moreDrawn < 0.8 * fewDrawn, fewDrawn + " must fall, found " + moreDrawn);
  }

  private static EncoderTrainer plain(PrecisionOption precision, AlgebraSetting setting) {
    return Trainers.plain(400, Optional.empty(), Decoding.MEAN, precision, setting);
  }

  @Test
  void bfloat16IsAsGoodAsFloat32() {
    EncoderTrainer rounded = plain(PrecisionOption.BFLOAT16, AlgebraSetting.AUTO);
    try {
      rounded.latentShape(Trainers.PICTURE);
    } catch (InputException e) {
      Assumptions.abort("skipped: " + e.getMessage());
    }
    Encoder exact = Trainers.train(plain(PrecisionOption.FLOAT32, AlgebraSetting.AUTO), PICTURES);
    Encoder encoder = Trainers.train(rounded, PICTURES);
    double expected = Trainers.error(exact, PICTURES);
    assertEquals(expected, Trainers.error(encoder, PICTURES), 0.15 * expected);
    Encoder loaded = plain(PrecisionOption.AUTO, AlgebraSetting.AUTO).load(encoder.weights());
    assertEquals(encoder.encode(PICTURES), loaded.encode(PICTURES));
  }

  @Test
  void bfloat16IsRefusedBeforeTrainingWhereItIsMissing() {
    EncoderTrainer rounded = plain(PrecisionOption.BFLOAT16, AlgebraSetting.PLAIN);
    String message =
        assertThrows(InputException.class, () -> rounded.latentShape(Trainers.PICTURE))
            .getMessage();
    assertTrue(message.startsWith("option 'precision': linear algebra 'plain'"), message);
    plain(PrecisionOption.AUTO, AlgebraSetting.PLAIN).latentShape(Trainers.PICTURE);
  }

  @Test
  void memoryGrowsWithTheSamples() {
    EncoderTrainer trainer = Trainers.plain(10, Optional.empty());
    long small = trainer.memory(Trainers.PICTURE, 500);
    assertTrue(small > 10 * 4 * 2 * (20 * 24 + 24 * 16 + 16 * 4), small + " bytes");
    assertTrue(trainer.memory(new Shape(40, 50, 1), 500) > 10 * small);
  }

  @Test
  void theDivergenceFallsWhereItIsWeighed() {
    Encoder free = Trainers.train(Trainers.of(Trainers.variational(300, 0)), PICTURES);
    Encoder weighed = Trainers.train(Trainers.of(Trainers.variational(300, 1)), PICTURES);
    Encoder heavy = Trainers.train(Trainers.of(Trainers.variational(300, 50)), PICTURES);
    assertTrue(last(weighed, "divergence") < last(free, "divergence"));
    assertTrue(last(heavy, "divergence") < 0.1 * last(weighed, "divergence"));
    assertTrue(last(free, "reconstruction") < last(weighed, "reconstruction"));
    assertEquals(last(free, "reconstruction"), last(free, "loss"), 1e-9);
    assertEquals(
        last(weighed, "reconstruction") + last(weighed, "divergence"), last(weighed, "loss"), 1e-9);
  }

  @ParameterizedTest
  @EnumSource(Reconstruction.class)
  void latentsHaveMeanZeroAndVarianceOne(Reconstruction reconstruction) {
    for (EncoderTrainer trainer :
        List.of(
            Trainers.plain(100, Optional.of(reconstruction)),
            Trainers.of(Trainers.variational(100, reconstruction, OptionalDouble.empty())))) {
      Encoder encoder = Trainers.train(trainer, PICTURES);
      Matrix latents = encoder.encode(PICTURES);
      for (int column = 0; column < latents.columns(); column++) {
        double sum = 0;
        double squares = 0;
        for (int row = 0; row < latents.rows(); row++) {
          sum += latents.get(row, column);
          squares += latents.get(row, column) * latents.get(row, column);
        }
        assertEquals(0, sum / latents.rows(), 1e-5);
        assertEquals(1, squares / latents.rows(), 1e-4);
      }
    }
  }

  @Test
  void picturesAreBernoulliAndOthersGaussianUnlessSaid() {
    EncoderTrainer trainer = Trainers.of(Trainers.variational(10, 1));
    Encoder ofPictures = Trainers.train(trainer, PICTURES);
    assertEquals("BERNOULLI", ofPictures.weights().text("reconstruction"));
    Shape vector = Shape.vector(Trainers.PICTURE.size());
    Encoder ofVectors = Trainers.train(trainer, vector, PICTURES, Checkpoints.NONE);
    assertEquals("GAUSSIAN", ofVectors.weights().text("reconstruction"));
  }

  @Test
  void bernoulliDecodesIntoItsRange() {
    Encoder encoder = Trainers.train(Trainers.plain(50, Optional.empty()), PICTURES);
    Matrix far = Matrix.ofRows(new float[] {100, -100, 50, 3}, new float[] {-70, 0, 1e9f, 0});
    for (float value : encoder.decode(far).values()) {
      assertTrue(value >= -1 && value <= 1, "found " + value);
    }
  }

  @Test
  void sharpenedPicturesVaryAsMuchAsSamples() {
    EncoderTrainer trainer = Trainers.plain(60, Optional.empty(), Decoding.SHARPENED);
    Encoder sharp = Trainers.train(trainer, PICTURES);
    Encoder blurred = Trainers.train(Trainers.plain(60, Optional.empty()), PICTURES);
    assertTrue(sharp.weights().array("sharpness")[0] > 1.1);
    assertEquals(1, blurred.weights().array("sharpness")[0]);
    double wanted = Trainers.variance(PICTURES);
    assertTrue(Trainers.variance(blurred.decode(blurred.encode(PICTURES))) < 0.95 * wanted);
    Matrix back = sharp.decode(sharp.encode(PICTURES));
    assertEquals(wanted, Trainers.variance(back), 1e-3 * wanted);
    Encoder loaded = trainer.load(sharp.weights());
    assertEquals(back, loaded.decode(loaded.encode(PICTURES)));
  }

  @Test
  void sharpeningNeedsLogOdds() {
    EncoderTrainer trainer = Trainers.plain(10, Optional.empty(), Decoding.SHARPENED);
    assertEquals(Shape.vector(4), trainer.latentShape(Trainers.PICTURE));
    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> trainer.latentShape(Shape.vector(20)));
    assertEquals(
        "autoencoder: decoding 'sharpened' needs reconstruction: bernoulli, found gaussian",
        thrown.getMessage());
  }

  @Test
  void theGaussianSpreadIsLearned() {
    Encoder learned =
        Trainers.train(
            Trainers.of(Trainers.variational(600, Reconstruction.GAUSSIAN, OptionalDouble.empty())),
            PICTURES);
    Encoder given =
        Trainers.train(
            Trainers.of(Trainers.variational(600, Reconstruction.GAUSSIAN, OptionalDouble.of(3))),
            PICTURES);
    assertTrue(last(learned, "loss") < last(given, "loss"));
    assertTrue(Trainers.error(learned, PICTURES) < Trainers.error(given, PICTURES));
  }

  @ParameterizedTest
  @ValueSource(floats = {1.5f, -1.0001f, Float.NaN, Float.POSITIVE_INFINITY})
  void valuesThatAreNoInkAreRefused(float wrong) {
    Matrix damaged = Trainers.pictures(3);
    damaged.values()[27] = wrong;
    InputException thrown =
        assertThrows(
            InputException.class,
            () -> Trainers.train(Trainers.of(Trainers.variational(10, 1)), damaged));
    assertEquals(
        "vae: reconstruction 'bernoulli' needs values in [-1, 1]; value 7 of training sample 1 is "
            + wrong
            + " (both count from 0); use reconstruction: gaussian",
        thrown.getMessage());
  }

  @Test
  void noSamplesAreRefused() {
    InputException thrown =
        assertThrows(
            InputException.class,
            () -> Trainers.train(Trainers.plain(10, Optional.empty()), PICTURES.slice(0, 0)));
    assertEquals("autoencoder: there are no samples to train on", thrown.getMessage());
  }

  @Test
  void aDeviationOfBernoulliIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Trainers.variational(10, Reconstruction.BERNOULLI, OptionalDouble.of(1)));
  }

  @Test
  void theNumberOfThreadsLeavesAllBitsAlone() {
    VariationalTrainer.Options options = Trainers.variational(40, 1);
    Encoder serial = Trainers.train(Trainers.of(options), PICTURES);
    try (ThreadWorkers workers = new ThreadWorkers(3)) {
      Encoder parallel = Trainers.train(Trainers.of(options, workers), PICTURES);
      assertEquals(serial.encode(PICTURES), parallel.encode(PICTURES));
      assertEquals(serial.curves(), parallel.curves());
    }
  }

  /** Keeps every state offered, and stops the training after some of them. */
  private static final class Stopping implements Checkpoints {

    private final List<Weights> states = new ArrayList<>();
    private final int stopAfter;

    Stopping(int stopAfter) {
      this.stopAfter = stopAfter;
    }

    @Override
    public Optional<Weights> latest() {
      return states.isEmpty() ? Optional.empty() : Optional.of(states.get(states.size() - 1));
    }

    @Override
    public void offer(Supplier<Weights> state) {
      states.add(state.get());
      if (states.size() == stopAfter) {
        throw new IllegalStateException("stopped");
      }
    }

    @Override
    public void save(Weights state) {
      states.add(state);
    }

    @Override
    public Checkpoints forPart(String name) {
      return this;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 23, 49})
  void stoppedAndContinuedEqualsUninterrupted(int stop) {
    EncoderTrainer trainer = Trainers.of(Trainers.variational(50, 1));
    Encoder whole = Trainers.train(trainer, PICTURES);
    Stopping checkpoints = new Stopping(stop);
    assertThrows(
        IllegalStateException.class,
        () -> Trainers.train(trainer, Trainers.PICTURE, PICTURES, checkpoints));
    Encoder continued = Trainers.train(trainer, Trainers.PICTURE, PICTURES, checkpoints);
    assertEquals(whole.encode(PICTURES), continued.encode(PICTURES));
    assertEquals(whole.curves(), continued.curves());
  }

  @Test
  void loadedEncodersHaveTheSameCurves() {
    EncoderTrainer trainer = Trainers.of(Trainers.variational(30, 1));
    Encoder encoder = Trainers.train(trainer, PICTURES);
    Encoder loaded = trainer.load(encoder.weights());
    assertEquals(encoder.curves(), loaded.curves());
    assertEquals(3, loaded.curves().size());
    assertEquals(encoder.weights().matrices(), loaded.weights().matrices());
    assertEquals(encoder.weights().texts(), loaded.weights().texts());
  }

  @Test
  void damagedWeightsAreRefused() {
    EncoderTrainer trainer = Trainers.of(Trainers.variational(5, 1));
    assertThrows(InputException.class, () -> trainer.load(Weights.none()));
    Weights other =
        Weights.builder().integer("sample-width", 3).text("reconstruction", "x").build();
    InputException thrown = assertThrows(InputException.class, () -> trainer.load(other));
    assertEquals(
        "weights: 'reconstruction' must be one of [BERNOULLI, GAUSSIAN], found 'x'",
        thrown.getMessage());
    Weights narrow = Trainers.train(Trainers.plain(5, Optional.empty()), PICTURES).weights();
    assertThrows(InputException.class, () -> trainer.load(narrow));
  }
}
