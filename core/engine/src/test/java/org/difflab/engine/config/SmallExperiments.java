// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.config;

import java.util.List;
import java.util.OptionalDouble;
import org.difflab.engine.experiment.Experiment;
import org.difflab.engine.small.SmallCheck;
import org.difflab.registry.PipelineSpec;
import org.difflab.registry.Registry;
import org.difflab.registry.small.SmallOptions;
import org.difflab.registry.small.SmallPlugin;

/** Experiments of small components, and what their options look like. */
final class SmallExperiments {

  private SmallExperiments() {}

  static ExperimentReader reader() {
    return new ExperimentReader(
        Registry.of(List.of(SmallPlugin.own(), SmallPlugin.acme())), new SmallCheck());
  }

  static Experiment read(String text) {
    return reader().read("letters.yaml", text);
  }

  /** Reads pipelines and returns the one of a name, as its first trial has it. */
  static PipelineSpec pipeline(String name, String text) {
    return read("dataset: dots\npipelines:\n" + text.indent(2)).trials().stream()
        .filter(trial -> trial.pipeline().equals(name))
        .findFirst()
        .orElseThrow()
        .spec();
  }

  static SmallOptions.Mlp mlp(List<Integer> hidden, double rate) {
    return new SmallOptions.Mlp(hidden, rate, SmallOptions.Target.NOISE, OptionalDouble.empty());
  }

  static Record inner(Record options) {
    return ((SmallOptions.Around) options).inner().options();
  }
}
