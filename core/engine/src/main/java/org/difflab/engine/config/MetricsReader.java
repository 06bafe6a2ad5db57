// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.difflab.engine.experiment.MetricsCheck;
import org.difflab.engine.experiment.PipelineCheck;
import org.difflab.engine.pipeline.DataOutline;
import org.difflab.engine.pipeline.PromptShares;
import org.difflab.engine.run.Trial;
import org.difflab.files.yaml.Node;
import org.difflab.files.yaml.Place;
import org.difflab.files.yaml.Problems;
import org.difflab.registry.PartReader;
import org.difflab.spi.Metric;
import org.difflab.spi.plugin.Part;

/** Reads the metrics of an experiment, and checks whether they can measure its pipelines. */
final class MetricsReader {

  private final PipelineCheck check;
  private final Problems problems;
  private final PartReader parts;
  private final Map<Part<Metric>, Place> places = new LinkedHashMap<>();

  MetricsReader(PipelineCheck check, Problems problems, PartReader parts) {
    this.check = check;
    this.problems = problems;
    this.parts = parts;
  }

  List<Part<Metric>> read(Node node) {
    if (!(node instanceof Node.Sequence sequence)) {
      problems.report(node.place(), "metrics must be a list of metrics, found " + node.found());
      return List.of();
    }
    for (Node item : sequence.items()) {
      Optional<Part<Metric>> metric = parts.read(Metric.class, item);
      if (metric.isPresent() && places.putIfAbsent(metric.get(), item.place()) != null) {
        problems.report(
            item.place(),
            "metric '" + metric.get().name() + "' is in this list already, with these options");
      }
    }
    return List.copyOf(places.keySet());
  }

  /** Reports the metrics that were read and could not measure pipelines free of problems. */
  void check(
      DataOutline data, int samples, PromptShares shares, List<Trial> trials, String baseline) {
    new MetricsCheck(check)
        .of(
            new MetricsCheck.Plan(List.copyOf(places.keySet()), samples, shares, trials, baseline),
            data)
        .forEach(complaint -> problems.report(places.get(complaint.metric()), complaint.message()));
  }
}
