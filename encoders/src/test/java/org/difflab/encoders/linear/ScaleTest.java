// SPDX-License-Identifier: Apache-2.0
package org.difflab.encoders.linear;

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

final class ScaleTest {

  private static final ScaleTrainer TRAINER = new ScaleTrainer(ThreadWorkers.serial());

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.9, 30})
  void latentsHaveVarianceOneTakenTogether(double offset) {
    Matrix samples = Trainers.correlated(1, 900, 7, offset);
    Matrix latents = Trainers.train(TRAINER, samples).encode(samples);
    Matrix column = Matrix.wrap(latents.values().length, 1, latents.values().clone());
    ColumnMoments all = ColumnMoments.of(column, ThreadWorkers.serial(), "test");
    assertEquals(1, all.variance()[0], 1e-6);
  }

  @Test
  void nothingIsSubtracted() {
    Encoder encoder =
        Trainers.train(TRAINER, Matrix.ofRows(new float[] {0, 8}, new float[] {8, 0}));
    assertEquals(4, encoder.weights().array("standard-deviation")[0]);
    assertEquals(
        Matrix.ofRows(new float[] {0, 2}), encoder.encode(Matrix.ofRows(new float[] {0, 8})));
    assertEquals(
        Matrix.ofRows(new float[] {0, 8}), encoder.decode(Matrix.ofRows(new float[] {0, 2})));
  }

  @Test
  void equalValuesStayAsTheyAre() {
    Matrix samples = Matrix.ofRows(new float[] {3, 3}, new float[] {3, 3});
    assertEquals(samples, Trainers.train(TRAINER, samples).encode(samples));
  }

  @Test
  void theShapeIsKept() {
    Shape image = new Shape(1, 2, 3);
    Encoder encoder = Trainers.train(TRAINER, image, Trainers.correlated(3, 10, 6, 0));
    assertEquals(image, encoder.latentShape());
    assertEquals(image, TRAINER.load(encoder.weights()).latentShape());
  }

  @Test
  void damagedWeightsAreRefused() {
    Weights.Builder weights = Weights.builder().array("standard-deviation", 0);
    SavedShape.put(weights, Shape.vector(2));
    InputException thrown = assertThrows(InputException.class, () -> TRAINER.load(weights.build()));
    assertEquals("weights: 'standard-deviation' must be above 0, found 0.0", thrown.getMessage());
    Weights flat =
        Weights.builder()
            .array("standard-deviation", 1)
            .integer("height", 0)
            .integer("width", 1)
            .integer("channels", 1)
            .build();
    assertThrows(InputException.class, () -> TRAINER.load(flat));
  }
}
