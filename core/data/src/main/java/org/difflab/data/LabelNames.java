// SPDX-License-Identifier: Apache-2.0
package org.difflab.data;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.difflab.data.idx.IdxLabels;
import org.difflab.files.text.Spelling;
import org.difflab.spi.InputException;

/**
 * The names of labels, which are numbers from 0 to 255. All samples of a label share one string.
 */
final class LabelNames {

  private final List<String> prompts;
  private final String[] byLabel = new String[256];

  private LabelNames(List<String> prompts, int[] labels) {
    this.prompts = List.copyOf(prompts);
    for (int index = 0; index < labels.length; index++) {
      byLabel[labels[index]] = this.prompts.get(index);
    }
  }

  /**
   * Creates names for consecutive labels.
   *
   * @param prompts the names, that of the first label first
   * @param first the least label
   * @throws IllegalArgumentException if a name occurs twice, or there are more names than labels
   */
  static LabelNames of(List<String> prompts, int first) {
    if (prompts.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("prompts: a prompt is empty in " + prompts);
    }
    if (new HashSet<>(prompts).size() < prompts.size()) {
      throw new IllegalArgumentException("prompts: a prompt occurs twice in " + prompts);
    }
    if (first < 0 || first + prompts.size() > 256) {
      throw new IllegalArgumentException(
          "labels lie between 0 and 255, found "
              + Spelling.counted(prompts.size(), "prompt")
              + " from "
              + first
              + " on");
    }
    return new LabelNames(prompts, IntStream.range(first, first + prompts.size()).toArray());
  }

  /** Names the labels that occur by their numbers. */
  static LabelNames numbers(Stream<IdxLabels> labels) {
    int[] found = labels.flatMapToInt(IdxLabels::stream).distinct().sorted().toArray();
    return new LabelNames(IntStream.of(found).mapToObj(Integer::toString).toList(), found);
  }

  /** Returns the names in the order of the labels. */
  List<String> prompts() {
    return prompts;
  }

  /**
   * Returns the names of labels.
   *
   * @param file where they were read, for the message
   * @throws InputException if a label has no name
   */
  String[] name(IdxLabels labels, Path file) {
    String[] names = new String[labels.count()];
    for (int index = 0; index < names.length; index++) {
      names[index] = byLabel[labels.get(index)];
      if (names[index] == null) {
        throw new InputException(
            file
                + ": label "
                + labels.get(index)
                + ", number "
                + (index + 1)
                + " of "
                + names.length
                + ", has no prompt; the prompts "
                + prompts
                + " are those of labels "
                + range());
      }
    }
    return names;
  }

  private String range() {
    int[] known =
        IntStream.range(0, byLabel.length).filter(label -> byLabel[label] != null).toArray();
    return known[0] + " to " + known[known.length - 1];
  }
}
