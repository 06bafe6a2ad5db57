// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.explain;

import java.nio.file.Path;
import org.difflab.engine.pipeline.SampleRequest;
import org.difflab.engine.run.RunFolder;
import org.difflab.report.gallery.Trajectory;
import org.difflab.report.page.EmbeddedPictures;
import org.difflab.report.page.TrialFiles;
import org.difflab.report.picture.PictureFile;

/**
 * Images of a trial during sampling.
 *
 * @param trial its name
 * @param prompts the prompts of the strips, from top to bottom
 * @param file the picture
 * @param address the picture itself as an address, or that of its file
 */
record TrajectorySection(String trial, String prompts, Path file, String address) {

  private static final String FILE = "trajectory.png";
  private static final int MOMENTS = 100;

  /** Draws the strips into the folder of the trial. */
  static TrajectorySection of(ExplainedTrial trial, RunFolder folder) {
    Trajectory trajectory =
        Trajectory.of(
            trial.pipeline(), SampleRequest.each(trial.shownPrompts(), 1), trial.seed(), MOMENTS);
    Path file = folder.trial(trial.folder()).resolve(FILE);
    PictureFile.writePng(file, new TrajectoryPicture(trial.pipeline().shape(), trajectory).draw());
    return new TrajectorySection(
        trial.name(),
        String.join(", ", trajectory.prompts()),
        file,
        TrialFiles.relative(folder, file));
  }

  /** Returns this section with an embedded picture, unless the page is too large. */
  TrajectorySection on(EmbeddedPictures page) {
    return new TrajectorySection(trial, prompts, file, page.address(file));
  }
}
