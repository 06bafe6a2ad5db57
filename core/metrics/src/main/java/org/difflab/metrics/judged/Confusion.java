// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics.judged;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.difflab.files.text.PromptChoice;
import org.difflab.spi.Finding;

/** Confusion matrix: how often each requested prompt was classified as each prompt. */
final class Confusion {

  private static final String OTHERS = "other prompts";

  private final List<String> prompts;

  /** Indexed by the requested prompt, then by the predicted one. */
  private final int[][] counts;

  private final int[] asked;
  private final int[] found;

  private Confusion(List<String> prompts, int[][] counts) {
    this.prompts = prompts;
    this.counts = counts;
    this.asked = new int[counts.length];
    this.found = new int[counts.length];
    for (int row = 0; row < counts.length; row++) {
      for (int column = 0; column < counts.length; column++) {
        asked[row] += counts[row][column];
        found[column] += counts[row][column];
      }
    }
  }

  /** Counts samples by the indices of the requested and the predicted prompts. */
  static Confusion of(List<String> prompts, int[] asked, int[] found) {
    int[][] counts = new int[prompts.size()][prompts.size()];
    for (int i = 0; i < asked.length; i++) {
      counts[asked[i]][found[i]]++;
    }
    return new Confusion(prompts, counts);
  }

  private IntStream labels() {
    return IntStream.range(0, prompts.size());
  }

  /** Returns the indices of the requested prompts. */
  private List<Integer> known() {
    return labels().filter(label -> asked(label) > 0).boxed().toList();
  }

  private int asked(int label) {
    return asked[label];
  }

  private int found(int label) {
    return found[label];
  }

  /** Returns the share of samples classified as their requested prompt. */
  double agreement() {
    int right = labels().map(label -> counts[label][label]).sum();
    return (double) right / labels().map(this::asked).sum();
  }

  private double precision(int label) {
    return found(label) == 0 ? 0 : (double) counts[label][label] / found(label);
  }

  private double recall(int label) {
    return (double) counts[label][label] / asked(label);
  }

  private double f1(int label) {
    return 2.0 * counts[label][label] / (asked(label) + found(label));
  }

  /** Returns the mean F₁ = 2·precision·recall/(precision + recall) of the requested prompts. */
  double meanF1() {
    return known().stream().mapToDouble(this::f1).average().orElseThrow();
  }

  private int errors(int label) {
    return asked(label) + found(label) - 2 * counts[label][label];
  }

  /** Returns the indices of the most often confused prompts, in order; at most a given number. */
  private List<Integer> mostConfused(List<Integer> labels) {
    return labels.stream()
        .sorted(Comparator.comparingInt(this::errors).reversed())
        .limit(PromptChoice.MOST)
        .sorted()
        .toList();
  }

  /**
   * Returns the counts: a row for each requested prompt, a column for each predicted one. If there
   * are more than {@value PromptChoice#MOST} prompts, only the most often confused ones are shown,
   * and a last column counts the others.
   */
  Finding matrix() {
    List<Integer> all = labels().filter(label -> asked(label) + found(label) > 0).boxed().toList();
    List<Integer> shown = mostConfused(all);
    boolean whole = shown.size() == all.size();
    List<String> columns = new ArrayList<>(shown.stream().map(prompts::get).toList());
    if (!whole) {
      columns.add(OTHERS);
    }
    List<Finding.Row> rows = new ArrayList<>();
    for (int label : shown) {
      if (asked(label) > 0) {
        List<Double> values = new ArrayList<>();
        shown.forEach(found -> values.add((double) counts[label][found]));
        if (!whole) {
          values.add(asked(label) - values.stream().mapToDouble(Double::doubleValue).sum());
        }
        rows.add(new Finding.Row(prompts.get(label), values));
      }
    }
    return new Finding(
        PromptChoice.title("confusion of prompts", shown.size(), all.size()),
        Finding.Kind.CONFUSION,
        columns,
        rows);
  }

  /**
   * Returns precision, recall, F₁ and number of samples of each requested prompt; if there are more
   * than {@value PromptChoice#MOST}, of the most often confused ones.
   */
  Finding byPrompt() {
    List<Integer> known = known();
    List<Finding.Row> rows =
        mostConfused(known).stream()
            .map(
                label ->
                    new Finding.Row(
                        prompts.get(label),
                        List.of(precision(label), recall(label), f1(label), (double) asked(label))))
            .toList();
    return new Finding(
        PromptChoice.title("agreement by prompt", rows.size(), known.size()),
        Finding.Kind.TABLE,
        List.of("precision", "recall", "f1", "samples"),
        rows);
  }
}
