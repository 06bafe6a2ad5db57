// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.difflab.engine.IncludedPlugins;
import org.difflab.engine.Laboratory;
import org.difflab.engine.experiment.Experiment;
import org.difflab.engine.experiment.TrialPictures;
import org.difflab.engine.run.TrialResult;
import org.difflab.engine.store.FolderStore;
import org.difflab.files.AtomicFile;
import org.difflab.files.Safetensors;
import org.difflab.linear.AlgebraSetting;
import org.difflab.linear.device.Device;
import org.difflab.registry.Registry;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TunedVectorsTest {

  private static final List<String> PROMPTS = List.of("spiral", "s-curve", "moons");

  @TempDir Path folder;

  private Laboratory laboratory() {
    return Laboratory.open(
        Device.open(1, AlgebraSetting.PLAIN), Registry.of(IncludedPlugins.and(new TinyPlugin())));
  }

  private static String file(String embedder, String vectors) {
    return """
    dataset: {type: shapes, train: 30, test: 6}
    pipelines:
      one: {embedder: %s, denoiser: {type: echo, vectors: %s}, sampler: {steps: 5}}
    samples: 3
    """
        .formatted(embedder, vectors);
  }

  private Matrix samples(String embedder, String vectors) {
    try (Laboratory laboratory = laboratory()) {
      return laboratory.train(file(embedder, vectors)).generate(PROMPTS, 1, 1).values();
    }
  }

  private static void assertNear(Matrix expected, Matrix actual) {
    for (int row = 0; row < expected.rows(); row++) {
      for (int column = 0; column < expected.columns(); column++) {
        assertEquals(expected.get(row, column), actual.get(row, column), 1e-4);
      }
    }
  }

  @Test
  void whatTheDenoiserTunedTakesThePlaceOfTheEmbeddersVectors() {
    assertNear(
        Matrix.ofRows(new float[] {0, 1}, new float[] {2, 3}, new float[] {4, 5}),
        samples("table", "leave"));
    assertNear(
        Matrix.ofRows(new float[] {0, 2}, new float[] {4, 6}, new float[] {8, 10}),
        samples("table", "tune"));
    assertEquals(samples("table", "leave"), samples("fixed", "tune"), "nothing to tune");
  }

  @Test
  void aRunFolderHoldsTheEmbedderAsItWasAndGivesTheSameBits() {
    try (Laboratory laboratory = laboratory()) {
      Path file = folder.resolve("x.yaml");
      AtomicFile.write(file, file("table", "tune"));
      Experiment experiment = laboratory.read(file);
      List<TrialResult> results =
          laboratory.run(
              experiment,
              folder.resolve("run"),
              new FolderStore(folder.resolve("store"), Progress.SILENT),
              TrialPictures.NONE,
              Progress.SILENT);

      Path saved =
          folder.resolve("run/trials").resolve(results.get(0).folder()).resolve("pipeline");
      TrainedPipeline trained = laboratory.train(file("table", "tune"));
      TrainedPipeline loaded = laboratory.load(saved);
      assertEquals(trained.generate(PROMPTS, 4, 3), loaded.generate(PROMPTS, 4, 3));
      assertEquals(trained.embedder().embed(PROMPTS), loaded.embedder().embed(PROMPTS));
      assertEquals(
          trained.untuned().weights().matrix("vectors"),
          Safetensors.read(saved.resolve("embedder.safetensors")).matrix("vectors"));
      assertEquals(6, trained.embedder().embed(PROMPTS).get(1, 1));
      assertEquals(3, trained.untuned().embed(PROMPTS).get(1, 1));
    }
  }

  @Test
  void vectorsThatNoEmbedderCanTakeAreRefused() {
    InputException fixed =
        assertThrows(InputException.class, () -> samples("fixed", "bring-others"));
    assertEquals(
        "denoiser 'echo' brings vectors of prompts that were tuned with it, and embedder 'fixed'"
            + " has none that they could replace; choose the embedder it was trained with",
        fixed.getMessage());
    InputException size =
        assertThrows(InputException.class, () -> samples("table", "bring-others"));
    assertTrue(
        size.getMessage()
            .startsWith("denoiser 'echo' brings vectors of prompts that embedder 'table' cannot"),
        size.getMessage());
  }
}
