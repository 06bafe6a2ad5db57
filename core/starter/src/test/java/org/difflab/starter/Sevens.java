// SPDX-License-Identifier: Apache-2.0
package org.difflab.starter;

import java.util.List;
import org.difflab.engine.Laboratory;
import org.difflab.engine.pipeline.TrainedPipeline;
import org.difflab.spi.Samples;

/** A program that trains a pipeline and generates five sevens. */
final class Sevens {

  private Sevens() {}

  /** Runs it. */
  public static void main(String[] arguments) {
    try (Laboratory laboratory = Laboratory.open()) {
      TrainedPipeline digits =
          laboratory.train(
              """
              dataset: {type: handwriting, characters: "37", train: 200, test: 0}
              pipelines: {digits: {encoder: {type: pca, components: 20}, denoiser: wiener}}
              """);
      Samples sevens = digits.generate(List.of("7"), 5, 1);
      System.out.println(laboratory.device().algebra().description());
      System.out.println(sevens.count() + " samples of " + sevens.values().columns() + " values");
    }
  }
}
