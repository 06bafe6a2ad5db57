// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.page;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.difflab.engine.experiment.Experiment;
import org.difflab.engine.experiment.PictureKind;
import org.difflab.engine.run.TrialResult;
import org.difflab.report.gallery.PictureFiles;
import org.difflab.spi.PairedOptions;

/**
 * A picture in the report.
 *
 * @param address the picture itself as an address, or that of its file
 * @param file its file, relative to the folder of the run
 * @param caption what is to be seen
 * @param words the same for those who cannot see it, saying of what
 * @param leads whether it is among the first to be looked at
 */
record ShownPicture(String address, String file, String caption, String words, boolean leads) {

  static ShownPicture of(EmbeddedPictures pictures, Path picture, String caption, String subject) {
    return new ShownPicture(
        pictures.address(picture),
        TrialFiles.relative(pictures.folder(), picture),
        caption,
        subject + ": " + caption,
        true);
  }

  private ShownPicture amongOthers(List<PictureKind> kinds, String name) {
    return new ShownPicture(address, file, caption, words, PictureFiles.leads(name, kinds));
  }

  /** Returns the pictures of a trial that are there. */
  static List<ShownPicture> of(
      EmbeddedPictures pictures, Experiment experiment, TrialResult result) {
    Path trial = pictures.folder().trial(result.folder());
    return Stream.concat(
            experiment.pictures().stream().flatMap(kind -> PictureFiles.of(kind).stream()),
            Stream.concat(
                Stream.of(
                    new PictureFiles.Shown(
                        PictureFiles.CLOSEST,
                        "Above, what was generated; below each, the closest training image.")),
                pairs(experiment)))
        .filter(shown -> Files.exists(trial.resolve(shown.name())))
        .map(
            shown ->
                of(pictures, trial.resolve(shown.name()), shown.caption(), result.trial())
                    .amongOthers(experiment.pictures(), shown.name()))
        .toList();
  }

  private static Stream<PictureFiles.Shown> pairs(Experiment experiment) {
    long metrics =
        experiment.metrics().stream()
            .filter(metric -> metric.options() instanceof PairedOptions)
            .count();
    return IntStream.rangeClosed(1, (int) metrics)
        .mapToObj(
            number ->
                new PictureFiles.Shown(
                    PictureFiles.pairs(number),
                    "Pairs from the same noise: left this pipeline, right the one it is compared"
                        + " with."));
  }
}
