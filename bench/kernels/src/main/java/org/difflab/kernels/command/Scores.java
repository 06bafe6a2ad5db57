// SPDX-License-Identifier: Apache-2.0
package org.difflab.kernels.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the benches of one run measured.
 *
 * @param all in the order of measurement
 */
record Scores(List<Score> all) {

  Scores {
    all = List.copyOf(all);
  }

  /** The scores of one bench, which differ in some of its parameters. */
  record Group(String bench, List<Score> scores) {

    /** Returns the parameters that are the same in all scores: "threads=1, width=144". */
    String shared() {
      SortedMap<String, String> shared = new TreeMap<>(scores.get(0).parameters());
      shared.keySet().removeIf(this::isVaried);
      return text(shared, ", ");
    }

    /** Returns the parameters of a score that others have differently. */
    String own(Score score, String separator) {
      SortedMap<String, String> own = new TreeMap<>(score.parameters());
      own.keySet().removeIf(name -> !isVaried(name));
      return text(own, separator);
    }

    private boolean isVaried(String name) {
      return scores.stream().map(score -> score.parameters().get(name)).distinct().count() > 1;
    }

    private static String text(SortedMap<String, String> parameters, String separator) {
      return parameters.entrySet().stream()
          .map(entry -> entry.getKey() + "=" + entry.getValue())
          .collect(Collectors.joining(separator));
    }
  }

  /** Returns the scores by bench. */
  List<Group> groups() {
    Map<String, List<Score>> byBench = new LinkedHashMap<>();
    all.forEach(
        score -> byBench.computeIfAbsent(score.bench(), bench -> new ArrayList<>()).add(score));
    return byBench.entrySet().stream()
        .map(entry -> new Group(entry.getKey(), entry.getValue()))
        .toList();
  }

  /**
   * Returns the share of the machine's best rate that a score reached, if {@code Machine} was
   * measured along on as many threads.
   */
  Optional<Double> ofMachine(Score score) {
    String threads = score.parameters().getOrDefault("threads", "1");
    return score
        .rate()
        .flatMap(
            rate ->
                all.stream()
                    .filter(other -> other.bench().startsWith("Machine."))
                    .filter(other -> other.parameters().get("threads").equals(threads))
                    .flatMap(other -> other.rate().stream())
                    .filter(best -> best.unit().equals(rate.unit()))
                    .map(best -> rate.perSecond() / best.perSecond())
                    .findFirst());
  }
}
