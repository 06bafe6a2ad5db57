// SPDX-License-Identifier: Apache-2.0
package org.difflab.kernels.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.difflab.report.plot.BarPlot;
import org.junit.jupiter.api.Test;

class ScoresTest {

  private static Score score(String bench, double seconds, String... parameters) {
    Map<String, String> values = new TreeMap<>();
    for (int i = 0; i < parameters.length; i += 2) {
      values.put(parameters[i], parameters[i + 1]);
    }
    return new Score(bench, new TreeMap<>(values), seconds * 1e3, 0.5, "ms/op", seconds);
  }

  @Test
  void ratesCountTheOperations() {
    Rate product =
        score("MatrixProduct.product", 2e-6, "rows", "10", "inputs", "20", "outputs", "30")
            .rate()
            .orElseThrow();
    assertEquals(2 * 10 * 20 * 30 / 2e-6 * 1e-9, product.perSecond(), 1e-9);
    assertEquals("GFLOP/s", product.unit());
    Rate gram = score("Gram.gram", 0.5, "rows", "1000", "width", "100").rate().orElseThrow();
    assertEquals(0.02, gram.perSecond(), 1e-12);
    Rate convolution =
        score("Kernel.convolution", 0.5, "rows", "2", "side", "28", "channels", "24")
            .rate()
            .orElseThrow();
    assertEquals(3 * 2 * 9 * 2 * 28 * 28 * 24 * 24 / 0.5 * 1e-9, convolution.perSecond(), 1e-12);
    Rate copy = score("Machine.copy", 0.25, "threads", "2").rate().orElseThrow();
    assertEquals(2 * 2 * 4 * Math.pow(2, 25) / 0.25 * 1e-9, copy.perSecond(), 1e-9);
    assertEquals("GB/s", copy.unit());
    assertEquals(Optional.empty(), score("Sampler.step", 1).rate());
  }

  @Test
  void sharesOfTheMachineCompareEqualThreads() {
    Score one = score("Machine.product", 0.02, "threads", "1");
    Score two = score("Machine.product", 0.03, "threads", "2");
    Score gram = score("Gram.onThreads", 1, "rows", "100000", "width", "1000", "threads", "2");
    Scores scores = new Scores(List.of(one, two, gram));
    double best = 2 * 2 * Math.pow(1024, 3) / 0.03;
    assertEquals(1e11 / best, scores.ofMachine(gram).orElseThrow(), 1e-9);
    assertEquals(Optional.empty(), new Scores(List.of(one, gram)).ofMachine(gram));
  }

  @Test
  void theTableShowsWhatVaries() {
    List<String> lines =
        new ScoreTable(
                new Scores(
                    List.of(
                        score("Gram.gram", 1, "rows", "1000", "width", "10", "threads", "1"),
                        score("Gram.gram", 2, "rows", "2000", "width", "10", "threads", "1"))))
            .lines();
    assertEquals("Gram.gram  threads=1, width=10", lines.get(1));
    assertTrue(lines.get(2).startsWith("  rows=1000 "), lines.get(2));
    assertTrue(lines.get(2).contains("1000 ± 0.5000"), lines.get(2));
    assertTrue(lines.get(2).contains("ms/op"), lines.get(2));
    assertTrue(lines.get(2).endsWith("0.0001000 GFLOP/s"), lines.get(2));
  }

  @Test
  void chartsShowRatesWhereTheWorkIsKnown() {
    BarPlot.Group rates =
        ScoreChart.of(
                new Scores(
                    List.of(
                        score("Gram.gram", 0.5, "rows", "1000", "width", "100"),
                        score("Gram.gram", 1, "rows", "1000", "width", "200"))))
            .groups()
            .get(0);
    assertEquals("Gram.gram  rows=1000", rates.title());
    assertEquals("GFLOP/s, higher is better", rates.axis());
    assertEquals("width=200", rates.bars().get(1).label());
    assertEquals(1000 * 200 * 200 / 1.0 * 1e-9, rates.bars().get(1).value(), 1e-6);
    assertEquals(0.5 / 1000, rates.bars().get(1).error() / rates.bars().get(1).value(), 1e-12);
    BarPlot.Group times =
        ScoreChart.of(new Scores(List.of(score("Sampler.step", 2)))).groups().get(0);
    assertEquals("Sampler.step", times.title());
    assertEquals("ms/op, lower is better", times.axis());
    assertEquals("Sampler.step", times.bars().get(0).label());
    assertEquals(2000, times.bars().get(0).value());
  }

  @Test
  void aSingleMeasurementHasNoErrorBar() {
    Score once = new Score("Sampler.step", new TreeMap<>(), 2, Double.NaN, "ms/op", 0.002);
    assertEquals(0, ScoreChart.of(new Scores(List.of(once))).groups().get(0).bars().get(0).error());
  }
}
