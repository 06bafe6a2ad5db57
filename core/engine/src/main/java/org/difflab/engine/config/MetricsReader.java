package org.difflab.engine.config;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.difflab.engine.experiment.Trial;
import org.difflab.engine.registry.PartReader;
import org.difflab.engine.yaml.Node;
import org.difflab.engine.yaml.Place;
import org.difflab.engine.yaml.Problems;
import org.difflab.spi.Dataset;
import org.difflab.spi.Metric;
import org.difflab.spi.plugin.Part;
import org.difflab.spi.training.DenoiserTrainer;

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

  /** Reads a list of metrics. */
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
            "metric '" + metric.get().name() + "' stands in this list already, with these options");
      }
    }
    return List.copyOf(places.keySet());
  }

  /**
   * Checks the metrics that were read against pipelines that are free of problems; each complaint
   * names the pipelines it is about, unless these are all.
   */
  void check(Part<Dataset> dataset, List<Trial> trials) {
    Set<String> all = new LinkedHashSet<>();
    Map<Part<DenoiserTrainer>, Trial> different = new LinkedHashMap<>();
    for (Trial trial : trials) {
      all.add(trial.pipeline());
      different.putIfAbsent(trial.spec().denoiser(), trial);
    }
    places.forEach(
        (metric, place) -> {
          Map<String, Set<String>> complaints = new LinkedHashMap<>();
          different.forEach(
              (denoiser, first) ->
                  check
                      .complaint(metric, dataset, first.spec())
                      .ifPresent(
                          complaint ->
                              complaints
                                  .computeIfAbsent(complaint, added -> new LinkedHashSet<>())
                                  .addAll(pipelines(trials, denoiser))));
          complaints.forEach(
              (complaint, blamed) -> problems.report(place, complaint + named(blamed, all)));
        });
  }

  private static List<String> pipelines(List<Trial> trials, Part<DenoiserTrainer> denoiser) {
    return trials.stream()
        .filter(trial -> trial.spec().denoiser().equals(denoiser))
        .map(Trial::pipeline)
        .toList();
  }

  private static String named(Set<String> blamed, Set<String> all) {
    return blamed.equals(all)
        ? ""
        : (blamed.size() == 1 ? " (in pipeline " : " (in pipelines ")
            + String.join(", ", blamed)
            + ")";
  }
}
