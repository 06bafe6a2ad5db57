package org.difflab.cli.explain;

import java.nio.file.Path;
import org.difflab.cli.gallery.Walk;
import org.difflab.cli.picture.PictureFile;
import org.difflab.cli.report.EmbeddedPictures;
import org.difflab.engine.experiment.RunFolder;
import org.difflab.engine.pipeline.SampleRequest;

/**
 * Images of a trial on their way from noise.
 *
 * @param trial its name
 * @param prompts what the strips should show, from top to bottom
 * @param address the picture itself as an address
 */
record TrajectorySection(String trial, String prompts, String address) {

  private static final String FILE = "trajectory.png";
  private static final int MOMENTS = 100;

  /** Draws the strips into the folder of the trial. */
  static TrajectorySection of(ExplainedTrial trial, RunFolder folder) {
    Walk walk =
        Walk.of(
            trial.pipeline(), SampleRequest.each(trial.shownPrompts(), 1), trial.seed(), MOMENTS);
    Path file = folder.trial(trial.folder()).resolve(FILE);
    PictureFile.writePng(file, new TrajectoryPicture(trial.pipeline().shape(), walk).draw());
    return new TrajectorySection(
        trial.name(),
        String.join(", ", walk.prompts()),
        new EmbeddedPictures(folder).address(file));
  }
}
