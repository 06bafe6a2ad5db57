// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.difflab.engine.Laboratory;
import org.difflab.linear.AlgebraSetting;
import org.difflab.linear.device.Device;
import org.difflab.registry.Registry;
import org.difflab.spi.Matrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Denoisers that only distinguish prompts do not depend on the vectors. */
class LearnedEmbedderTest {

  private static Matrix samples(Laboratory laboratory, String embedder, String denoiser) {
    String text =
        """
        dataset: {type: handwriting, characters: "0123", train: 600, test: 0}
        pipelines:
          only:
            encoder: {type: pca, components: 20}
            embedder: %s
            denoiser: %s
            guidance: {type: classifier-free, scale: 1.5}
            sampler: {type: ddim, steps: 5}
        """
            .formatted(embedder, denoiser);
    return laboratory.train(text).generate(List.of("0", "1", "2", "3"), 4, 9).values();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{type: wiener, per: prompt}", "{type: mixture, components: 2}"})
  void closedFormsGiveTheSameSamplesAsWithOneHot(String denoiser) {
    try (Laboratory laboratory =
        Laboratory.open(Device.open(2, AlgebraSetting.AUTO), Registry.onClassPath())) {
      Matrix oneHot = samples(laboratory, "one-hot", denoiser);
      assertEquals(oneHot, samples(laboratory, "learned", denoiser));
      assertEquals(oneHot, samples(laboratory, "{type: learned, width: 2}", denoiser));
    }
  }
}
