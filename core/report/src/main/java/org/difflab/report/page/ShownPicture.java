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
 * @param address a data URL of the picture, or the address of its file
 * @param file its file, relative to the folder of the run
 * @param caption its caption
 * @param words the text alternative
 * @param leads whether it is shown first
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

  /** Returns the existing pictures of a trial. */
  static List<ShownPicture> of(
      EmbeddedPictures pictures, Experiment experiment, TrialResult result) {
    Path trial = pictures.folder().trial(result.folder());
    return Stream.concat(
            experiment.pictures().stream().flatMap(kind -> PictureFiles.of(kind).stream()),
            Stream.concat(
                Stream.of(
                    new PictureFiles.Shown(
                        PictureFiles.CLOSEST,
                        "Above, generated images; below each, the closest training image.")),
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
                    "Pairs from the same noise: this pipeline on the left, the one it is compared"
                        + " with on the right."));
  }
}
