// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.difflab.engine.comparison.Contestant;
import org.difflab.engine.comparison.Series;

/**
 * Short labels of contestants: for swept options, the last part of the option's name and its value,
 * "ddim, steps 10"; the pipeline only if there are several.
 *
 * @param labels one for each contestant, all distinct
 */
record ContestantLabels(Map<Contestant, String> labels) {

  /** Copies the map. */
  ContestantLabels {
    labels = Map.copyOf(labels);
  }

  static ContestantLabels of(List<Contestant> contestants) {
    Map<Contestant, String> labels = new LinkedHashMap<>();
    contestants.forEach(contestant -> labels.put(contestant, label(contestant, contestants)));
    if (labels.values().stream().distinct().count() < contestants.size()) {
      contestants.forEach(contestant -> labels.put(contestant, contestant.name()));
    }
    return new ContestantLabels(labels);
  }

  String of(Contestant contestant) {
    return labels.get(contestant);
  }

  /**
   * Returns the common label of the contestants along an option: the label without the option if it
   * was swept, or the common prefix of the names of pipelines that differ in it.
   */
  String of(Series series) {
    List<Contestant> along = series.points().stream().map(Series.Point::contestant).toList();
    Map<String, String> others = new LinkedHashMap<>(along.get(0).swept());
    others.remove(series.option());
    String first = label(new Contestant(along.get(0).pipeline(), others), labels.keySet());
    if (!severalPipelines(along)) {
      return first;
    }
    String common = along.get(0).pipeline();
    for (Contestant contestant : along) {
      while (!contestant.pipeline().startsWith(common)) {
        common = common.substring(0, common.length() - 1);
      }
    }
    common = common.replaceFirst("[^\\p{L}\\p{N}]+$", "");
    return common.isEmpty() ? first : common;
  }

  private static String label(Contestant contestant, Iterable<Contestant> all) {
    List<String> words = new ArrayList<>();
    contestant.swept().forEach((option, value) -> words.add(words(option, value)));
    if (words.isEmpty() || severalPipelines(all)) {
      words.add(0, contestant.pipeline());
    }
    return String.join(", ", words);
  }

  private static String words(String option, String value) {
    int dot = option.lastIndexOf('.');
    return dot < 0 ? value : option.substring(dot + 1) + " " + value;
  }

  private static boolean severalPipelines(Iterable<Contestant> all) {
    String first = all.iterator().next().pipeline();
    for (Contestant contestant : all) {
      if (!contestant.pipeline().equals(first)) {
        return true;
      }
    }
    return false;
  }
}
