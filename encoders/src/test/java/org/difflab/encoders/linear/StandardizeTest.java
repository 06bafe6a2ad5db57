// SPDX-License-Identifier: Apache-2.0
package org.difflab.encoders.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.difflab.linear.device.ThreadWorkers;
import org.difflab.spi.Encoder;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Shape;
import org.difflab.spi.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StandardizeTest {

  private static final StandardizeTrainer TRAINER = new StandardizeTrainer(ThreadWorkers.serial());

  @Test
  void followsTheFormula() {
    Matrix samples = Matrix.ofRows(new float[] {1, 10}, new float[] {2, 10}, new float[] {6, 10});
    Encoder encoder = Trainers.train(TRAINER, samples);
    assertArrayEquals(new double[] {3, 10}, encoder.weights().array("mean"));
    double deviation = Math.sqrt((4 + 1 + 9) / 3.0);
    assertArrayEquals(new double[] {deviation, 1}, encoder.weights().array("standard-deviation"));
    assertEquals(
        Matrix.ofRows(new float[] {(float) (1 / deviation), -2}),
        encoder.encode(Matrix.ofRows(new float[] {4, 8})));
    assertEquals(
        Matrix.ofRows(new float[] {(float) (deviation + 3), 12}),
        encoder.decode(Matrix.ofRows(new float[] {1, 2})));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.9, 1000})
  void latentsHaveMeanZeroAndVarianceOne(double offset) {
    Matrix samples = Trainers.correlated(1, 1000, 6, offset);
    Encoder encoder = Trainers.train(TRAINER, samples);
    ColumnMoments latents =
        ColumnMoments.of(encoder.encode(samples), ThreadWorkers.serial(), "test");
    for (int column = 0; column < 6; column++) {
      assertEquals(0, latents.mean()[column], 1e-6);
      assertEquals(1, latents.variance()[column], 1e-5);
    }
    Matrix back = encoder.decode(encoder.encode(samples));
    for (int i = 0; i < back.values().length; i++) {
      assertEquals(samples.values()[i], back.values()[i], 1e-6 * (1 + Math.abs(6 * offset)));
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {0, -1, 0.1f, 12345.678f})
  void aConstantValueIsOnlyShifted(float value) {
    Matrix samples = Matrix.ofRows(new float[] {value}).repeat(7001);
    Encoder encoder = Trainers.train(TRAINER, samples);
    assertEquals(1, encoder.weights().array("standard-deviation")[0]);
    assertEquals(0, encoder.encode(samples).get(5, 0), 1e-9);
  }

  @Test
  void theNumberOfThreadsLeavesAllBitsAlone() {
    Matrix samples = Trainers.correlated(2, 3000, 20, 1);
    Encoder serial = Trainers.train(TRAINER, samples);
    try (ThreadWorkers workers = new ThreadWorkers(3)) {
      Encoder parallel = Trainers.train(new StandardizeTrainer(workers), samples);
      assertEquals(serial.encode(samples), parallel.encode(samples));
    }
  }

  @Test
  void theShapeIsKept() {
    Shape image = new Shape(2, 3, 1);
    Encoder encoder = Trainers.train(TRAINER, image, Trainers.correlated(3, 10, 6, 0));
    assertEquals(image, encoder.latentShape());
    assertEquals(image, TRAINER.latentShape(image));
    assertEquals(image, TRAINER.load(encoder.weights()).latentShape());
  }

  @Test
  void samplesThatAllowNoTrainingAreRefused() {
    assertThrows(InputException.class, () -> Trainers.train(TRAINER, Matrix.zeros(0, 3)));
    Matrix broken = Matrix.ofRows(new float[] {1, 2}, new float[] {1, Float.NaN});
    ArithmeticException thrown =
        assertThrows(ArithmeticException.class, () -> Trainers.train(TRAINER, broken));
    assertEquals(
        "standardize: value 1 of a training sample is not finite (values count from 0)",
        thrown.getMessage());
  }

  @Test
  void damagedWeightsAreRefused() {
    assertThrows(InputException.class, () -> TRAINER.load(Weights.none()));
    Weights.Builder weights =
        Weights.builder().array("mean", 1, 2).array("standard-deviation", 1, 2, 3);
    SavedShape.put(weights, Shape.vector(2));
    InputException thrown = assertThrows(InputException.class, () -> TRAINER.load(weights.build()));
    assertEquals("weights: 'standard-deviation' must have 2 values, found 3", thrown.getMessage());
  }
}
