// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.difflab.engine.config.ExperimentReader;
import org.difflab.engine.experiment.Experiment;
import org.difflab.engine.run.Trial;
import org.difflab.engine.run.TrialResult;
import org.difflab.engine.small.SmallCheck;
import org.difflab.engine.store.PartCost;
import org.difflab.engine.store.PartStore.Source;
import org.difflab.registry.Registry;
import org.difflab.registry.small.SmallPlugin;
import org.difflab.spi.Measurement;
import org.difflab.spi.Measurement.Better;

/** Experiments that were read, and results as a run would leave them. */
final class Results {

  private Results() {}

  static Experiment experiment(String yaml) {
    return new ExperimentReader(
            Registry.of(List.of(SmallPlugin.own(), SmallPlugin.acme())), new SmallCheck())
        .read("x.yaml", yaml);
  }

  /** Every trial finished, with the values of its contestant by seed, in the order of the seeds. */
  static List<TrialResult> finished(Experiment experiment, Map<String, double[]> values) {
    List<TrialResult> results = new ArrayList<>();
    for (Trial trial : experiment.trials()) {
      double value = values.get(Contestant.of(trial).name())[(int) trial.seed() - 1];
      results.add(finished(trial, new Measurement("distance", value, Better.LOWER)));
    }
    return results;
  }

  static TrialResult finished(Trial trial, Measurement... measurements) {
    int place = trial.spec().denoiser().name().length();
    return new TrialResult(
        TrialResult.Identity.of(trial, trial.name(), "key"),
        TrialResult.Status.FINISHED,
        "",
        new TrialResult.Cost(
            List.of(
                new PartCost(
                    "encoder", "pca", "shared " + trial.seed(), Source.STORED, 0.1, 4, 100),
                new PartCost("denoiser", "any", trial.name(), Source.TRAINED, 3, place, 10)),
            1000,
            2.0 * place + trial.seed(),
            50,
            1_000_000),
        new TrialResult.Measured(List.of(measurements), List.of(), List.of()),
        List.of(),
        Map.of());
  }

  static TrialResult failed(Trial trial, String reason) {
    return TrialResult.failed(trial, trial.name(), "key", reason);
  }
}
