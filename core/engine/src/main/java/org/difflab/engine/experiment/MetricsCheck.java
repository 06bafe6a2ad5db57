// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.experiment;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.difflab.engine.pipeline.DataOutline;
import org.difflab.engine.pipeline.PromptShares;
import org.difflab.engine.run.Trial;
import org.difflab.registry.wiring.Wired;
import org.difflab.registry.wiring.WiredPipeline;
import org.difflab.spi.Metric;
import org.difflab.spi.PairedOptions;
import org.difflab.spi.SampleCounts;
import org.difflab.spi.Schedule;
import org.difflab.spi.plugin.Part;
import org.difflab.spi.training.DenoiserTrainer;

/**
 * Finds the metrics that cannot measure the pipelines of an experiment: when the experiment is
 * read, with what is then known of its data set, and again after the data have been read.
 */
public final class MetricsCheck {

  private final PipelineCheck check;

  /** Creates the check. */
  @Inject
  public MetricsCheck(PipelineCheck check) {
    this.check = check;
  }

  /**
   * A metric that cannot measure.
   *
   * @param metric the metric
   * @param message what it needs, and the pipelines concerned unless all are
   */
  public record Complaint(Part<Metric> metric, String message) {}

  /**
   * What the metrics will measure.
   *
   * @param metrics the metrics
   * @param samples how many samples each trial generates
   * @param shares how these are divided among prompts
   * @param trials the trials, of pipelines that are free of problems
   * @param baseline the pipeline with which the others are compared
   */
  public record Plan(
      List<Part<Metric>> metrics,
      int samples,
      PromptShares shares,
      List<Trial> trials,
      String baseline) {

    /** Copies the lists. */
    public Plan {
      metrics = List.copyOf(metrics);
      trials = List.copyOf(trials);
    }

    /** Returns the plan of an experiment. */
    public static Plan of(Experiment experiment) {
      return new Plan(
          experiment.metrics(),
          experiment.samples(),
          experiment.promptShares(),
          experiment.trials(),
          experiment.baseline());
    }
  }

  /** The properties of a pipeline on which the check of a metric depends. */
  private record Asked(Wired<Schedule> schedule, Wired<DenoiserTrainer> denoiser) {

    static Asked of(Trial trial) {
      return new Asked(trial.components().schedule(), trial.components().denoiser());
    }
  }

  /** Returns the metrics that cannot measure, each with its first problem for each pipeline. */
  public List<Complaint> of(Plan plan, DataOutline data) {
    Map<Asked, Set<String>> pipelines = new LinkedHashMap<>();
    Map<Asked, WiredPipeline> components = new LinkedHashMap<>();
    Set<String> all = new LinkedHashSet<>();
    Set<SampleCounts> generated = new LinkedHashSet<>();
    for (Trial trial : plan.trials()) {
      Asked asked = Asked.of(trial);
      all.add(trial.pipeline());
      components.putIfAbsent(asked, trial.components());
      pipelines.computeIfAbsent(asked, added -> new LinkedHashSet<>()).add(trial.pipeline());
      generated.add(plan.shares().counts(data, plan.samples(), trial.seed()));
    }
    List<Complaint> complaints = new ArrayList<>();
    for (Part<Metric> metric : plan.metrics()) {
      Map<String, Set<String>> blamed = new LinkedHashMap<>();
      components.forEach(
          (asked, made) ->
              generated.stream()
                  .flatMap(counts -> check.complaint(metric, data, counts, made).stream())
                  .findFirst()
                  .ifPresent(
                      message ->
                          blamed
                              .computeIfAbsent(message, added -> new LinkedHashSet<>())
                              .addAll(pipelines.get(asked))));
      if (metric.options() instanceof PairedOptions options) {
        OtherPipelines others = new OtherPipelines(plan.trials(), plan.baseline());
        paired(plan.trials())
            .forEach(
                trial ->
                    check
                        .pairComplaint(metric.name(), options, data, trial, others)
                        .ifPresent(
                            message ->
                                blamed
                                    .computeIfAbsent(message, added -> new LinkedHashSet<>())
                                    .add(trial.pipeline())));
      }
      blamed.forEach(
          (message, names) -> complaints.add(new Complaint(metric, message + named(names, all))));
    }
    return complaints;
  }

  /** Returns one trial of each setting, since the check does not depend on seeds. */
  private static Collection<Trial> paired(List<Trial> trials) {
    Map<String, Trial> settings = new LinkedHashMap<>();
    trials.forEach(trial -> settings.putIfAbsent(trial.setting(), trial));
    return settings.values();
  }

  private static String named(Set<String> blamed, Set<String> all) {
    return blamed.equals(all)
        ? ""
        : (blamed.size() == 1 ? " (in pipeline " : " (in pipelines ")
            + String.join(", ", blamed)
            + ")";
  }
}
