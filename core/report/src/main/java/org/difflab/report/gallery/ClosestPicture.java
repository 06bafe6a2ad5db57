// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.gallery;

import java.nio.file.Path;
import java.util.List;
import org.difflab.engine.pipeline.TrainingData;
import org.difflab.engine.run.RunFolder;
import org.difflab.engine.run.TrialResult;
import org.difflab.report.picture.ImageSheet;
import org.difflab.report.picture.PictureFile;
import org.difflab.spi.Finding;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;

/** Generated images, each above the closest training image found by a metric. */
final class ClosestPicture {

  private static final int MOST = 12;
  private static final int ZOOM = 2;

  private ClosestPicture() {}

  /** Draws the picture of a trial into its folder. */
  static void draw(TrainingData data, TrialResult result, RunFolder folder) {
    Path trial = folder.trial(result.folder());
    for (Finding finding : result.findings()) {
      if (finding.kind() == Finding.Kind.CLOSEST && !finding.rows().isEmpty()) {
        List<Finding.Row> rows = finding.rows().subList(0, Math.min(MOST, finding.rows().size()));
        int[] generated = rows.stream().mapToInt(row -> Integer.parseInt(row.name())).toArray();
        int[] training = rows.stream().mapToInt(row -> row.values().get(0).intValue()).toArray();
        Matrix samples = SavedSamples.read(trial).values();
        Matrix known = data.splits().train().values();
        requireBelow(samples.rows(), generated, "generated sample", folder);
        requireBelow(known.rows(), training, "training sample", folder);
        Matrix images = Matrix.stack(List.of(samples.select(generated), known.select(training)));
        PictureFile.writePng(
            trial.resolve(PictureFiles.CLOSEST),
            new ImageSheet(data.shape(), rows.size(), ZOOM).draw(images));
      }
    }
  }

  /** The numbers come from a file that may have been changed. */
  private static void requireBelow(int count, int[] numbers, String what, RunFolder folder) {
    for (int number : numbers) {
      if (number >= count) {
        throw new InputException(
            folder.path().resolve("results.jsonl")
                + ": names "
                + what
                + " "
                + number
                + ", and there are "
                + count);
      }
    }
  }
}
