// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.gallery;

import java.awt.Color;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.difflab.files.text.PromptChoice;
import org.difflab.report.plot.Colours;
import org.difflab.report.plot.Panel;
import org.difflab.spi.Matrix;
import org.difflab.spi.Samples;

/**
 * Points of the plane, with a colour for each prompt.
 *
 * @param prompts all prompts, whose order determines the colours
 * @param radius of a point, in pixels
 */
record Scatter(List<String> prompts, double radius) {

  private static final int MOST_POINTS = 2000;
  private static final int MOST_NAMES = 10;
  private static final double RADIUS = 1.8;

  /** Creates a large scatter plot. */
  Scatter(List<String> prompts) {
    this(prompts, RADIUS);
  }

  /** Draws the points, at most 2,000 evenly spaced ones. */
  void draw(Panel panel, Matrix points, List<String> carried) {
    List<Integer> chosen =
        PromptChoice.of(IntStream.range(0, points.rows()).boxed().toList(), MOST_POINTS);
    Samples shown =
        new Samples(points, carried).select(chosen.stream().mapToInt(Integer::intValue).toArray());
    Map<String, Integer> numbers = new HashMap<>();
    for (String prompt : prompts) {
      numbers.putIfAbsent(prompt, numbers.size());
    }
    for (Map.Entry<String, int[]> rows : shown.rowsByPrompt().entrySet()) {
      Color colour = Colours.prompt(numbers.getOrDefault(rows.getKey(), 0));
      panel.points(shown.values().select(rows.getValue()), colour, radius);
    }
  }

  /** Adds a legend of the prompts, if there are few. */
  void legend(Panel panel) {
    if (prompts.size() > 1 && prompts.size() <= MOST_NAMES) {
      List<Color> colours = IntStream.range(0, prompts.size()).mapToObj(Colours::prompt).toList();
      panel.legend(prompts, colours);
    }
  }
}
