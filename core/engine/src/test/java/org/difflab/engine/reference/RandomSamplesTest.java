// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.difflab.engine.pipeline.TrainingData;
import org.difflab.linear.ColumnMoments;
import org.difflab.spi.Dataset;
import org.difflab.spi.Matrix;
import org.difflab.spi.Samples;
import org.difflab.spi.Shape;
import org.difflab.spi.Splits;
import org.difflab.spi.plugin.Component;
import org.difflab.spi.plugin.Part;
import org.junit.jupiter.api.Test;

class RandomSamplesTest {

  private static final List<String> PROMPTS = Collections.nCopies(4000, "any");

  private static TrainingData data(Shape shape, Matrix train) {
    Samples samples = new Samples(train, Collections.nCopies(train.rows(), "any"));
    return new TrainingData(
        new Part<>(Dataset.class, "test", new Component.NoOptions()),
        shape,
        List.of("any"),
        new Splits(samples, Samples.none(shape.size()), samples, "0"));
  }

  @Test
  void imagesAreUniformPixels() {
    Shape shape = new Shape(2, 3, 1);
    SubstituteSamples found = RandomSamples.like(PROMPTS, data(shape, Matrix.zeros(5, 6)));
    ColumnMoments moments = ColumnMoments.of(found.samples().values());
    for (int pixel = 0; pixel < 6; pixel++) {
      assertEquals(0, moments.means()[pixel], 0.04);
      assertEquals(Math.sqrt(1.0 / 3), moments.deviations()[pixel], 0.02);
    }
    for (float value : found.samples().values().values()) {
      assertTrue(value >= -1 && value < 1);
    }
    assertEquals(PROMPTS, found.samples().prompts());
  }

  @Test
  void otherDataAreNoiseWithTheMomentsOfTheirColumns() {
    Matrix train = Matrix.wrap(3, 2, new float[] {1, 10, 2, 30, 6, 50});
    SubstituteSamples found = RandomSamples.like(PROMPTS, data(Shape.vector(2), train));
    ColumnMoments moments = ColumnMoments.of(found.samples().values());
    assertEquals(3, moments.means()[0], 0.15);
    assertEquals(30, moments.means()[1], 1);
    assertEquals(Math.sqrt(14.0 / 3), moments.deviations()[0], 0.1);
    assertEquals(Math.sqrt(800.0 / 3), moments.deviations()[1], 0.6);
  }
}
