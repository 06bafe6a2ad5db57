// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.patchwise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.difflab.denoisers.Made;
import org.difflab.denoisers.Problem;
import org.difflab.spi.DenoiserModel;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Schedule;
import org.difflab.spi.Shape;
import org.difflab.spi.training.DenoiserInput;
import org.difflab.spi.training.DenoiserTrainer;
import org.difflab.tck.ContractSchedule;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Patch-wise denoisers with small images of two prompts to train on. */
abstract class PatchwiseFixture {

  static final Schedule SCHEDULE = new ContractSchedule();
  static final NoiseLevel LEVEL = new NoiseLevel(0.5, 0.8, 0.6);
  static final Shape RGB = new Shape(5, 4, 3);
  static final int ALL = 1_000_000;

  static Made made;

  @BeforeAll
  static void open() {
    made = new Made();
  }

  @AfterAll
  static void close() {
    made.close();
  }

  static DenoiserTrainer trainer(String denoiser, int width, int patches) {
    return made.trainer("patch-wise", options(denoiser, width, patches), SCHEDULE);
  }

  static String options(String denoiser, int width, int patches) {
    return "\"denoiser\": %s, \"width\": %d, \"patches\": %d".formatted(denoiser, width, patches);
  }

  static DenoiserModel trained(String denoiser, int width, int patches, DenoiserInput input) {
    return trainer(denoiser, width, patches).train(input, Problem.training());
  }

  /** Images of two prompts, and of none. */
  static DenoiserInput images(long seed, Shape shape, int count) {
    DenoiserInput rows = Problem.prompts(seed, count, shape.size(), 2);
    return new DenoiserInput(shape, rows.latents(), rows.conditions(), rows.unconditional());
  }

  static Matrix conditions(int rows) {
    List<Matrix> conditions = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      conditions.add(row % 3 == 2 ? Matrix.zeros(1, 2) : Problem.oneHot(row % 3, 2));
    }
    return Matrix.stack(conditions);
  }

  static DenoiserInput unprompted(Shape shape, Matrix images) {
    return new DenoiserInput(shape, images, Matrix.zeros(images.rows(), 1), Optional.empty());
  }
}
