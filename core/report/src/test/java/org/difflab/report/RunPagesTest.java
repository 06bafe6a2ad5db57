// SPDX-License-Identifier: Apache-2.0
package org.difflab.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.difflab.engine.Laboratory;
import org.difflab.engine.experiment.Experiment;
import org.difflab.engine.run.TrialResult;
import org.difflab.engine.store.MemoryStore;
import org.difflab.report.gallery.TrialGallery;
import org.difflab.spi.InputException;
import org.difflab.spi.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs a small experiment in Java and writes its pages. */
class RunPagesTest {

  private static final String LINK = "href=\"explain.html\"";

  @TempDir private Path folder;

  @Test
  void reportAndExplanationAreWrittenFromTheRunFolder() throws IOException {
    try (Laboratory laboratory = Laboratory.open()) {
      Experiment experiment =
          laboratory.read(
              "experiment",
              """
              dataset: {type: handwriting, characters: "37", train: 100, test: 20}
              pipelines: {digits: {encoder: {type: pca, components: 8}, denoiser: wiener, sampler: {steps: 4}}}
              samples: 10
              """);
      Path run = folder.resolve("run");
      List<TrialResult> results =
          laboratory.run(experiment, run, new MemoryStore(), new TrialGallery(), Progress.SILENT);
      assertEquals("", results.get(0).reason());
      RunPages pages = new RunPages(laboratory);

      Path report = pages.writeReport(run, experiment, results);
      byte[] written = Files.readAllBytes(report);
      assertEquals(run.resolve("report.html"), report);
      assertFalse(Files.readString(report).contains(LINK), "nothing is explained yet");
      assertArrayEquals(written, Files.readAllBytes(pages.writeReport(run)));

      Path explanation = pages.writeExplanation(run, List.of("digits"), Progress.SILENT);
      assertEquals(run.resolve("explain.html"), explanation);
      assertTrue(Files.readString(explanation).contains("<svg"), "it has charts");
      assertTrue(Files.readString(report).contains(LINK), "the report has a link to it");
    }
  }

  @Test
  void aFolderWithoutARunIsRefused() {
    try (Laboratory laboratory = Laboratory.open()) {
      RunPages pages = new RunPages(laboratory);
      assertThrows(InputException.class, () -> pages.writeReport(folder));
      assertThrows(
          InputException.class, () -> pages.writeExplanation(folder, List.of(), Progress.SILENT));
    }
  }
}
