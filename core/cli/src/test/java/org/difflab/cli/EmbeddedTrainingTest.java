// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.difflab.engine.Laboratory;
import org.difflab.engine.config.ConfigException;
import org.difflab.engine.experiment.Experiment;
import org.difflab.engine.experiment.TrialPictures;
import org.difflab.engine.pipeline.TrainedPipeline;
import org.difflab.engine.run.TrialResult;
import org.difflab.engine.store.FolderStore;
import org.difflab.engine.store.MemoryStore;
import org.difflab.spi.Progress;
import org.difflab.spi.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pipelines that are trained, stored, saved and loaded by a program. */
class EmbeddedTrainingTest {

  private static final String POINTS =
      """
      dataset: {type: shapes, train: 200}
      pipelines: {points: {denoiser: wiener, sampler: {steps: 10}}}
      metrics: []
      samples: 6
      """;

  private static final String NETWORK =
      """
      dataset: {type: shapes, train: 200}
      pipelines: {points: {denoiser: {type: mlp, hidden: [16], training: {steps: 200, batch: 32}}}}
      """;

  @Test
  void aPipelineIsSavedAndLoadedWithoutAnExperiment(@TempDir Path folder) {
    try (Laboratory laboratory = Laboratory.open()) {
      TrainedPipeline trained = laboratory.train(POINTS);
      laboratory.save(trained, folder.resolve("points"));

      TrainedPipeline loaded = laboratory.load(folder.resolve("points"));

      assertEquals(
          trained.generate(List.of("moons"), 4, 1), loaded.generate(List.of("moons"), 4, 1));
      assertEquals(List.of(), laboratory.differences(folder.resolve("points")));
      EmbeddingTest.assertTold("holds no trained pipeline", () -> laboratory.load(folder));
      EmbeddingTest.assertTold(
          "there is no such folder", () -> laboratory.load(folder.resolve("absent")));
    }
  }

  @Test
  void theFolderOfATrialIsLoaded(@TempDir Path folder) {
    try (Laboratory laboratory = Laboratory.open()) {
      Experiment experiment = laboratory.read("points", POINTS);
      TrialResult result =
          laboratory
              .run(
                  experiment,
                  folder.resolve("run"),
                  new MemoryStore(),
                  TrialPictures.NONE,
                  Progress.SILENT)
              .get(0);
      Path trial = folder.resolve("run").resolve("trials").resolve(result.folder());

      Samples samples = laboratory.load(trial).generate(List.of("moons"), 4, 1);

      assertEquals(
          samples, laboratory.load(trial.resolve("pipeline")).generate(List.of("moons"), 4, 1));
      assertEquals(List.of(), laboratory.differences(trial));
    }
  }

  @Test
  void aTextIsReadUnderTheNameThatMessagesCallIt() {
    try (Laboratory laboratory = Laboratory.open()) {
      assertEquals(1, laboratory.read("points", POINTS).trials().size());
      ConfigException wrong =
          assertThrows(ConfigException.class, () -> laboratory.read("mine", "dataset: shaeps"));
      assertTrue(wrong.getMessage().contains("mine:1:10: "), wrong.getMessage());
    }
  }

  @Test
  void trainingTakesAStoreAndProgress() {
    try (Laboratory laboratory = Laboratory.open()) {
      List<String> stages = new CopyOnWriteArrayList<>();
      Progress recorded =
          (title, total) -> {
            stages.add(title);
            return Progress.SILENT.begin(title, total);
          };
      MemoryStore store = new MemoryStore();
      Samples first = laboratory.train(NETWORK, store, recorded).generate(List.of("moons"), 4, 1);
      assertTrue(stages.stream().anyMatch(title -> title.contains("mlp")), stages.toString());
      stages.clear();

      Samples second = laboratory.train(NETWORK, store, recorded).generate(List.of("moons"), 4, 1);

      assertEquals(first, second);
      assertTrue(stages.stream().noneMatch(title -> title.contains("mlp")), stages.toString());
    }
  }

  @Test
  void interruptedTrainingContinuesFromTheStore(@TempDir Path folder) {
    try (Laboratory laboratory = Laboratory.open()) {
      Samples whole = laboratory.train(NETWORK).generate(List.of("moons"), 4, 1);
      Progress interrupting =
          (title, total) ->
              new Progress.Stage() {
                private long done;

                @Override
                public void advance(long amount) {
                  done += amount;
                  if (title.contains("mlp") && done > 50) {
                    Thread.currentThread().interrupt();
                  }
                }

                @Override
                public void note(String text) {}

                @Override
                public void close() {}
              };
      FolderStore store = new FolderStore(folder, Progress.SILENT, Duration.ZERO);

      assertThrows(
          CancellationException.class, () -> laboratory.train(NETWORK, store, interrupting));
      assertTrue(Thread.interrupted(), "the thread stays marked, until somebody asks");

      assertEquals(
          whole,
          laboratory.train(NETWORK, store, Progress.SILENT).generate(List.of("moons"), 4, 1));
      Thread.currentThread().interrupt();
      assertThrows(CancellationException.class, () -> laboratory.train(NETWORK));
      assertTrue(Thread.interrupted(), "at once");
    }
  }
}
