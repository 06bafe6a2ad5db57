// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.gallery;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.difflab.engine.pipeline.TrainingData;
import org.difflab.engine.run.RunFolder;
import org.difflab.engine.run.TrialResult;
import org.difflab.report.picture.ImageSheet;
import org.difflab.report.picture.PictureFile;
import org.difflab.spi.Samples;
import org.difflab.spi.Shape;

/**
 * A few images of each trial of one seed, and the same number of the data, as strips with the same
 * layout.
 */
final class SideBySidePictures {

  private static final int ZOOM = 2;

  private SideBySidePictures() {}

  /** Draws the strips of trials into their folders, that of the data into the folder of the run. */
  static void draw(TrainingData data, List<TrialResult> results, long seed, RunFolder folder) {
    Optional<StripLayout> shared = Optional.empty();
    for (TrialResult result : results) {
      if (result.status() == TrialResult.Status.FINISHED && result.seed() == seed) {
        Path trial = folder.trial(result.folder());
        Samples samples = SavedSamples.read(trial);
        StripLayout layout = StripLayout.of(samples.prompts());
        draw(layout, samples, data.shape(), trial);
        shared = Optional.of(layout);
      }
    }
    shared.ifPresent(
        layout ->
            draw(layout, TrueSamples.of(data.splits()).samples(), data.shape(), folder.path()));
  }

  private static void draw(StripLayout layout, Samples samples, Shape shape, Path folder) {
    layout
        .rows(samples.prompts())
        .ifPresent(
            rows ->
                PictureFile.writePng(
                    folder.resolve(PictureFiles.STRIP),
                    new ImageSheet(shape, layout.columns(), ZOOM)
                        .draw(samples.values().select(rows))));
  }
}
