// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.difflab.engine.comparison.PairedDifference.Verdict;
import org.difflab.engine.experiment.Experiment;
import org.difflab.engine.run.TrialResult;
import org.difflab.spi.Measurement;
import org.difflab.spi.Measurement.Better;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private static final String FOUR =
      """
      dataset: dots
      pipelines:
        tree: {denoiser: acme.tree}
        base: {denoiser: wiener}
        mlp: {denoiser: mlp}
        net: {denoiser: net}
      baseline: base
      seeds: 3
      """;

  private static final Map<String, double[]> VALUES =
      Map.of(
          "base", new double[] {10, 12, 11},
          "tree", new double[] {8, 11, 9},
          "mlp", new double[] {10.5, 12.25, 11},
          "net", new double[] {9.9, 11.7, 11.2});

  private static Comparison four() {
    Experiment experiment = Results.experiment(FOUR);
    return Comparison.of(experiment, Results.finished(experiment, VALUES));
  }

  @Test
  void pairsSeedsAndCorrectsForHavingLookedAtSeveral() {
    Comparison comparison = four();

    assertEquals("base", comparison.baseline().name());
    MeasurementComparison distance = comparison.measurement("distance");
    ContestantResult base = distance.of(comparison.baseline());
    assertEquals(11, base.spread().orElseThrow().mean());
    assertEquals(OptionalDouble.of(1), base.spread().orElseThrow().deviation());
    assertEquals(Optional.empty(), base.difference());
    // SciPy 1.10: stats.ttest_1samp and stats.t.ppf(0.975, 2) of the differences; p times 3, 2, 1.
    assertDifference(
        distance, "tree", -1.6666666666666667, -3.100884243249821, 0.03774955135062371, 3);
    assertDifference(distance, "mlp", 0.25, -0.37103442793758257, 0.22540333075851665, 2);
    assertDifference(
        distance, "net", -0.06666666666666703, -0.6918276146042444, 0.6913933000758146, 1);
  }

  /** 0 and −0 are one value, of whose differences no p value can be computed. */
  @Test
  void zerosOfEitherSignAreEqual() {
    Experiment experiment = Results.experiment(FOUR);
    Comparison comparison =
        Comparison.of(
            experiment,
            Results.finished(
                experiment,
                Map.of(
                    "base", new double[] {0, 0, 0},
                    "tree", new double[] {0, -0.0, 0},
                    "mlp", new double[] {1, 1, 1},
                    "net", new double[] {2, 3, 4})));
    PairedDifference difference =
        comparison
            .measurement("distance")
            .of(new Contestant("tree", Map.of()))
            .difference()
            .orElseThrow();

    assertEquals(Verdict.EQUAL, difference.verdict());
    assertEquals(Optional.empty(), difference.uncertainty());
  }

  private static void assertDifference(
      MeasurementComparison comparison,
      String name,
      double mean,
      double lower,
      double probability,
      int factor) {
    PairedDifference difference =
        comparison.of(new Contestant(name, Map.of())).difference().orElseThrow();
    Uncertainty uncertainty = difference.uncertainty().orElseThrow();
    assertEquals(mean, difference.mean(), 1e-12);
    assertEquals(lower, uncertainty.lower(), 1e-9);
    assertEquals(2 * mean - lower, uncertainty.upper(), 1e-9);
    assertEquals(probability, uncertainty.probability(), 1e-9);
    assertEquals(factor * probability, uncertainty.adjusted(), 1e-9);
    assertEquals(Verdict.NOT_SIGNIFICANT, difference.verdict());
  }

  @Test
  void saysWhichAreBetterAndWorse() {
    Experiment experiment = Results.experiment(FOUR);
    Map<String, double[]> clear =
        Map.of(
            "base", new double[] {10, 12, 11},
            "tree", new double[] {5, 7, 6.01},
            "mlp", new double[] {20, 22, 21.02},
            "net", new double[] {10, 12, 11});
    MeasurementComparison distance =
        Comparison.of(experiment, Results.finished(experiment, clear)).measurement("distance");

    assertEquals(Verdict.BETTER, verdict(distance, "tree"));
    assertEquals(Verdict.WORSE, verdict(distance, "mlp"));
    assertEquals(Verdict.EQUAL, verdict(distance, "net"));
  }

  /** Values of parts without random numbers; thirds have no exact mean in binary. */
  @Test
  void whatNoSeedChangesHasNoProbability() {
    Experiment experiment = Results.experiment(FOUR);
    double third = 0.1;
    Map<String, double[]> constant =
        Map.of(
            "base", new double[] {third, third, third},
            "tree", new double[] {0.05, 0.05, 0.05},
            "mlp", new double[] {0.7, 0.7, 0.7},
            "net", new double[] {0.09, 0.12, 0.11});
    MeasurementComparison distance =
        Comparison.of(experiment, Results.finished(experiment, constant)).measurement("distance");

    for (String name : List.of("tree", "mlp")) {
      ContestantResult result = distance.of(new Contestant(name, Map.of()));
      assertEquals(Optional.empty(), result.difference().orElseThrow().uncertainty(), name);
      assertEquals(OptionalDouble.of(0), result.spread().orElseThrow().deviation(), name);
    }
    assertEquals(Verdict.BETTER, verdict(distance, "tree"));
    assertEquals(Verdict.WORSE, verdict(distance, "mlp"));
    Uncertainty tested =
        distance
            .of(new Contestant("net", Map.of()))
            .difference()
            .flatMap(PairedDifference::uncertainty)
            .orElseThrow();
    assertEquals(tested.probability(), tested.adjusted(), "Holm counts what was tested alone");
  }

  private static Verdict verdict(MeasurementComparison comparison, String name) {
    return comparison.of(new Contestant(name, Map.of())).difference().orElseThrow().verdict();
  }

  @Test
  void oneSeedTellsNothingOfItsUncertainty() {
    Experiment experiment = Results.experiment(FOUR.replace("seeds: 3", "seeds: 1"));
    MeasurementComparison distance =
        Comparison.of(experiment, Results.finished(experiment, VALUES)).measurement("distance");

    ContestantResult tree = distance.of(new Contestant("tree", Map.of()));
    assertEquals(OptionalDouble.empty(), tree.spread().orElseThrow().deviation());
    PairedDifference difference = tree.difference().orElseThrow();
    assertEquals(-2, difference.mean());
    assertEquals(Optional.empty(), difference.uncertainty());
    assertEquals(Verdict.NOT_TESTED, difference.verdict());
  }

  @Test
  void aMissingPairIsSaidAndNotLeftOut() {
    Experiment experiment = Results.experiment(FOUR);
    List<TrialResult> results = new ArrayList<>(Results.finished(experiment, VALUES));
    results.set(1, Results.failed(experiment.trials().get(1), "out of luck"));
    results.remove(results.size() - 1);
    Comparison comparison = Comparison.of(experiment, results);

    ContestantResult tree = comparison.measurement("distance").of(new Contestant("tree", Map.of()));
    assertEquals(2, tree.spread().orElseThrow().count());
    assertEquals(Optional.empty(), tree.difference());
    assertEquals(
        List.of("tree seed 2: the trial failed: out of luck"),
        tree.missing().stream().map(MissingValue::toString).toList());
    assertEquals(
        List.of("tree seed 2: the trial failed: out of luck", "net seed 3: the trial has not run"),
        comparison.failures().stream().map(MissingValue::toString).toList());
    ContestantResult mlp = comparison.measurement("distance").of(new Contestant("mlp", Map.of()));
    assertEquals(
        0.22540333075851665,
        mlp.difference().flatMap(PairedDifference::uncertainty).orElseThrow().adjusted(),
        1e-9,
        "only one has a p value, so there is nothing to correct");
  }

  @Test
  void aBaselineThatFailedIsMissingForAll() {
    Experiment experiment = Results.experiment(FOUR);
    List<TrialResult> results = new ArrayList<>(Results.finished(experiment, VALUES));
    results.set(3, Results.failed(experiment.trials().get(3), "no luck"));
    Comparison comparison = Comparison.of(experiment, results);

    for (ContestantResult result : comparison.measurement("distance").results()) {
      assertEquals(Optional.empty(), result.difference());
      assertEquals(
          List.of("base seed 1: the trial failed: no luck"),
          result.missing().stream().map(MissingValue::toString).toList());
    }
  }

  @Test
  void whatOneDidNotMeasureOrMeasuredToNoNumberIsMissing() {
    Experiment experiment = Results.experiment(FOUR.replace("seeds: 3", "seeds: 1"));
    List<TrialResult> results = new ArrayList<>();
    experiment.trials().forEach(trial -> results.add(Results.finished(trial)));
    results.set(
        1,
        Results.finished(
            experiment.trials().get(1), new Measurement("distance", Double.NaN, Better.NEITHER)));
    MeasurementComparison distance = Comparison.of(experiment, results).measurement("distance");

    assertEquals(Better.NEITHER, distance.better());
    assertEquals(
        List.of(
            "tree seed 1: the trial did not measure it",
            "base seed 1: the trial did not measure it"),
        distance.results().get(0).missing().stream().map(MissingValue::toString).toList());
    assertEquals(Optional.empty(), distance.results().get(1).spread());
  }

  @Test
  void addsUpCostsAndCountsSharedPartsOnce() {
    Comparison comparison = four();

    ContestantCost mlp = comparison.costs().get(2);
    assertEquals(7, mlp.of(Cost.TRAINING_SECONDS).orElseThrow().mean(), "shared 4 s, own 3 s");
    assertEquals(8, mlp.of(Cost.SAMPLING_SECONDS).orElseThrow().mean());
    assertEquals(50, mlp.of(Cost.MODEL_CALLS).orElseThrow().mean());
    assertEquals(110, mlp.of(Cost.PARAMETERS).orElseThrow().mean());
    assertEquals(1e6, mlp.of(Cost.PEAK_BYTES).orElseThrow().mean());
    assertEquals(3, mlp.fitted());
    assertEquals(3, mlp.loaded());
    int own = 3 * ("acme.tree" + "wiener" + "mlp" + "net").length();
    assertEquals(new Sharing(24, 3 + 12, 12, 12, 3 * 4 + own, 12 * 4 + own), comparison.sharing());
  }

  @Test
  void findsWhatNothingBeatsInBothCostAndQuality() {
    Comparison comparison = four();

    TradeOff tradeOff = comparison.tradeOff(Cost.SAMPLING_SECONDS, "distance");

    assertEquals(4, tradeOff.points().size());
    assertEquals(
        List.of("net", "tree"),
        tradeOff.front().stream().map(point -> point.contestant().name()).toList());
    // Means are 9.33, 11, 11.25 and 10.93; times 20, 14, 8 and 8.
    assertEquals(8, tradeOff.front().get(0).cost());
    assertEquals(28 / 3.0, tradeOff.front().get(1).quality(), 1e-12);
    assertThrows(
        IllegalArgumentException.class, () -> comparison.tradeOff(Cost.MODEL_CALLS, "distnace"));
  }

  @Test
  void firstPipelineIsTheBaselineUnlessSaid() {
    Experiment experiment = Results.experiment(FOUR.replace("baseline: base\n", ""));
    assertEquals("tree", experiment.baseline());
    assertTrue(four().failures().isEmpty());
  }
}
