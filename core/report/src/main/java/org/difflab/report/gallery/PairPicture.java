// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.gallery;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.difflab.engine.experiment.PairView;
import org.difflab.report.picture.PictureGrid;
import org.difflab.spi.Samples;

/**
 * Images next to those that another pipeline generated from the same noise: a row for each prompt.
 */
final class PairPicture {

  private static final int MOST_PAIRS = 3;

  private PairPicture() {}

  /** Draws the picture; empty if there are no pairs of the prompts to show. */
  static Optional<BufferedImage> of(PairView view) {
    Map<String, int[]> rows = view.pairs().own().rowsByPrompt();
    List<String> prompts = view.picture().prompts().stream().filter(rows::containsKey).toList();
    int pairs =
        prompts.stream()
            .mapToInt(prompt -> rows.get(prompt).length)
            .reduce(Math.min(MOST_PAIRS, view.picture().count()), Math::min);
    if (prompts.isEmpty()) {
      return Optional.empty();
    }
    Samples both = view.pairs().own().followedBy(view.pairs().other());
    List<Integer> shown = new ArrayList<>();
    for (String prompt : prompts) {
      for (int pair = 0; pair < pairs; pair++) {
        int row = rows.get(prompt)[pair];
        shown.add(row);
        shown.add(view.pairs().count() + row);
      }
    }
    return Optional.of(
        new PictureGrid(view.shape(), prompts, prompts.size())
            .drawPairs(
                both.select(shown.stream().mapToInt(Integer::intValue).toArray()),
                "left: " + view.own() + ", right: " + view.other()));
  }
}
