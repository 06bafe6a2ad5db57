package org.difflab.engine.judge.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.difflab.spi.Finding;

/** How often which prompt was asked for and which was found. */
final class Confusion {

  private final List<String> prompts;

  /** By the prompt asked for, then by that found. */
  private final int[][] counts;

  private Confusion(List<String> prompts, int[][] counts) {
    this.prompts = prompts;
    this.counts = counts;
  }

  /** Counts samples by the numbers of the prompts asked for and found. */
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

  /** Returns the numbers of the prompts that were asked for. */
  private List<Integer> known() {
    return labels().filter(label -> asked(label) > 0).boxed().toList();
  }

  private int asked(int label) {
    return IntStream.of(counts[label]).sum();
  }

  private int found(int label) {
    return labels().map(row -> counts[row][label]).sum();
  }

  /** Returns the share of samples in which the prompt asked for was found. */
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

  /** Returns the mean F₁ = 2·precision·recall/(precision + recall) of the prompts asked for. */
  double meanF1() {
    return known().stream().mapToDouble(this::f1).average().orElseThrow();
  }

  /** Returns the counts: a row for each prompt asked for, a column for each that was found. */
  Finding matrix() {
    List<Integer> columns =
        labels().filter(label -> asked(label) + found(label) > 0).boxed().toList();
    List<Finding.Row> rows = new ArrayList<>();
    for (int asked : known()) {
      rows.add(
          new Finding.Row(
              prompts.get(asked),
              columns.stream().map(found -> (double) counts[asked][found]).toList()));
    }
    return new Finding(
        "confusion of prompts",
        Finding.Kind.CONFUSION,
        columns.stream().map(prompts::get).toList(),
        rows);
  }

  /** Returns precision, recall, F₁ and number of samples of each prompt asked for. */
  Finding byPrompt() {
    List<Finding.Row> rows =
        known().stream()
            .map(
                label ->
                    new Finding.Row(
                        prompts.get(label),
                        List.of(precision(label), recall(label), f1(label), (double) asked(label))))
            .toList();
    return new Finding(
        "agreement by prompt",
        Finding.Kind.TABLE,
        List.of("precision", "recall", "f1", "samples"),
        rows);
  }
}
