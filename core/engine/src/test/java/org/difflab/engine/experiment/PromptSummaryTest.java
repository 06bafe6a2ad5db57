// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.difflab.engine.pipeline.TrainingData;
import org.difflab.spi.Dataset;
import org.difflab.spi.Matrix;
import org.difflab.spi.Samples;
import org.difflab.spi.Shape;
import org.difflab.spi.Splits;
import org.difflab.spi.plugin.Component;
import org.difflab.spi.plugin.Part;
import org.junit.jupiter.api.Test;

class PromptSummaryTest {

  private static TrainingData data(List<String> prompts, List<String> train) {
    Samples samples = new Samples(Matrix.zeros(train.size(), 1), train);
    return new TrainingData(
        new Part<>(Dataset.class, "test", new Component.NoOptions()),
        Shape.vector(1),
        prompts,
        new Splits(samples, Samples.none(1), samples, "0"));
  }

  @Test
  void countsPromptsOfTheDataAndOfSamples() {
    List<String> train = new ArrayList<>(Collections.nCopies(9, "common"));
    train.add("rare");
    PromptSummary summary =
        PromptSummary.of(data(List.of("rare", "common"), train), List.of("common", "common"));
    assertEquals(
        new PromptSummary(
            2,
            1,
            10,
            2,
            List.of(
                new PromptSummary.Share("common", 9, 2), new PromptSummary.Share("rare", 1, 0))),
        summary);
    assertEquals(Optional.of(summary), PromptSummary.in(List.of(summary.finding())));
    assertEquals(Optional.empty(), PromptSummary.in(List.of()));
  }

  @Test
  void namesTheLargestOfMany() {
    List<String> prompts = new ArrayList<>();
    List<String> train = new ArrayList<>();
    for (int prompt = 0; prompt < 1391; prompt++) {
      prompts.add("caption " + prompt);
      train.addAll(Collections.nCopies(prompt == 1000 ? 5 : 1, "caption " + prompt));
    }
    PromptSummary summary = PromptSummary.of(data(prompts, train), prompts.subList(0, 200));
    assertEquals(1391, summary.prompts());
    assertEquals(200, summary.sampled());
    assertEquals(PromptSummary.MOST, summary.largest().size());
    assertEquals(new PromptSummary.Share("caption 1000", 5, 0), summary.largest().get(0));
    assertEquals(new PromptSummary.Share("caption 0", 1, 1), summary.largest().get(1));
  }
}
