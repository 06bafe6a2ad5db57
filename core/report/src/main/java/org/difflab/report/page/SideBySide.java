// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.page;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.difflab.engine.comparison.Contestant;
import org.difflab.engine.experiment.PromptSummary;
import org.difflab.engine.run.RunFolder;
import org.difflab.engine.run.TrialResult;
import org.difflab.files.text.PromptChoice;
import org.difflab.report.gallery.PictureFiles;
import org.difflab.report.gallery.SavedSamples;
import org.difflab.report.gallery.StripLayout;

/**
 * Samples of all contestants for the same prompts and noise.
 *
 * @param prompts the headings above the strips, all of the same width
 * @param choice the number of shown and of all prompts, as text; empty if all are shown
 * @param strips that of the data, then one for each contestant
 * @param densities the data and the samples of each contestant, for numbers and points
 * @param seed the seed of all of them
 */
record SideBySide(
    List<String> prompts,
    List<String> choice,
    List<Strip> strips,
    List<ShownPicture> densities,
    long seed) {

  /**
   * A strip of images.
   *
   * @param name the name of the contestant
   * @param link the address of its details; empty for the data
   */
  record Strip(String name, String link, ShownPicture picture) {}

  static Optional<SideBySide> of(ReportSource source) {
    RunFolder folder = source.folder();
    long seed = source.experiment().trials().get(0).seed();
    List<Strip> strips = new ArrayList<>();
    List<String> prompts = List.of();
    for (Contestant contestant : source.comparison().contestants()) {
      for (TrialResult result : source.of(contestant)) {
        Path file = folder.trial(result.folder()).resolve(PictureFiles.STRIP);
        if (result.seed() == seed
            && result.status() == TrialResult.Status.FINISHED
            && Files.exists(file)) {
          StripLayout layout = StripLayout.of(SavedSamples.prompts(folder.trial(result.folder())));
          prompts = layout.prompts();
          strips.add(
              new Strip(
                  source.label(contestant),
                  "#c" + source.number(contestant),
                  ShownPicture.of(
                      source.pictures(),
                      file,
                      "Generated for the prompts above.",
                      contestant.name())));
        }
      }
    }
    Path real = folder.path().resolve(PictureFiles.STRIP);
    if (!strips.isEmpty() && Files.exists(real)) {
      strips.add(
          0,
          new Strip(
              "the data",
              "",
              ShownPicture.of(
                  source.pictures(), real, "Real samples of the prompts above.", "the data")));
    }
    List<ShownPicture> densities = densities(source);
    return strips.isEmpty() && densities.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new SideBySide(prompts, choice(source, prompts.size()), strips, densities, seed));
  }

  private static List<String> choice(ReportSource source, int shown) {
    return source.results().stream()
        .flatMap(result -> PromptSummary.in(result.findings()).stream())
        .limit(1)
        .filter(summary -> shown < summary.prompts())
        .map(summary -> PromptChoice.share(shown, summary.prompts()))
        .toList();
  }

  private static List<ShownPicture> densities(ReportSource source) {
    Path file = source.folder().path().resolve(PictureFiles.COMPARISON);
    return Files.exists(file)
        ? List.of(
            ShownPicture.of(
                source.pictures(),
                file,
                "The data, and the samples of each pipeline.",
                "Side by side"))
        : List.of();
  }
}
