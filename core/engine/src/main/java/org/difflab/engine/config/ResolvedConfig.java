// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.config;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.difflab.engine.experiment.Experiment;
import org.difflab.engine.experiment.ExperimentWriter;
import org.difflab.engine.experiment.OtherPipelines;
import org.difflab.engine.run.Trial;
import org.difflab.files.yaml.Node;
import org.difflab.files.yaml.Node.Style;
import org.difflab.files.yaml.Place;
import org.difflab.files.yaml.Problems;
import org.difflab.files.yaml.YamlReader;
import org.difflab.files.yaml.YamlWriter;
import org.difflab.registry.PartWriter;
import org.difflab.registry.PipelineSpec;
import org.difflab.registry.Registry;

/**
 * Writes experiments as files without defaults and inheritance, so that their meaning does not
 * change with the defaults. {@link ExperimentReader} reads the same experiment back.
 */
public final class ResolvedConfig implements ExperimentWriter {

  /** The file, its pipelines and their slots are written with one line per key. */
  private static final int BLOCK_DEPTH = 3;

  private final PartWriter parts;
  private final YamlWriter writer = new YamlWriter();

  /** Creates a writer of experiments whose components are in {@code registry}. */
  @Inject
  public ResolvedConfig(Registry registry) {
    this.parts = new PartWriter(registry);
  }

  /**
   * Returns the file of one trial of an experiment: its pipeline and its seed, and the pipelines
   * that its metrics compare it with.
   */
  public String of(Experiment experiment, Trial trial) {
    List<Trial> others =
        new OtherPipelines(experiment.trials(), experiment.baseline())
            .besides(trial, experiment.metrics());
    List<Trial> needed =
        experiment.trials().stream()
            .filter(each -> each.equals(trial) || others.contains(each))
            .toList();
    boolean hasBaseline =
        needed.stream().anyMatch(each -> each.pipeline().equals(experiment.baseline()));
    return of(
        new Experiment(
            experiment.title(),
            experiment.description(),
            experiment.dataset(),
            needed,
            hasBaseline ? experiment.baseline() : trial.pipeline(),
            experiment.metrics(),
            experiment.samples(),
            experiment.promptShares(),
            experiment.imageValues(),
            experiment.picture(),
            experiment.pictures()));
  }

  /** Returns the components of a pipeline, a line for each slot. */
  public String of(PipelineSpec spec) {
    return writer.lines(pipeline(spec), 1);
  }

  @Override
  public String of(Experiment experiment) {
    List<Node.Entry> entries = new ArrayList<>();
    entries.add(entry(ExperimentKey.TITLE, text(experiment.title())));
    entries.add(entry(ExperimentKey.DESCRIPTION, text(experiment.description())));
    entries.add(entry(ExperimentKey.DATASET, parts.write(experiment.dataset().part())));
    entries.add(entry(ExperimentKey.PIPELINES, pipelines(experiment.trials())));
    entries.add(entry(ExperimentKey.BASELINE, text(experiment.baseline())));
    Node.Mapping sweep = sweep(experiment.trials());
    if (!sweep.entries().isEmpty()) {
      entries.add(entry(ExperimentKey.SWEEP, sweep));
    }
    entries.add(entry(ExperimentKey.SEEDS, seeds(experiment.trials())));
    entries.add(
        entry(
            ExperimentKey.METRICS,
            list(experiment.metrics().stream().<Node>map(parts::write).toList())));
    entries.add(entry(ExperimentKey.SAMPLES, number(experiment.samples())));
    entries.add(entry(ExperimentKey.PROMPT_SHARES, word(experiment.promptShares().word())));
    entries.add(entry(ExperimentKey.IMAGE_VALUES, word(experiment.imageValues().word())));
    entries.add(entry(ExperimentKey.PICTURE, picture(experiment.picture())));
    entries.add(
        entry(
            ExperimentKey.PICTURES,
            list(experiment.pictures().stream().<Node>map(kind -> word(kind.word())).toList())));
    return writer.lines(mapping(entries), BLOCK_DEPTH);
  }

  /** Every pipeline with the values of its first trial; the sweep then overrides the swept ones. */
  private Node pipelines(List<Trial> trials) {
    Map<String, PipelineSpec> specs = new LinkedHashMap<>();
    trials.forEach(trial -> specs.putIfAbsent(trial.pipeline(), trial.spec()));
    return mapping(
        specs.entrySet().stream()
            .map(named -> entry(named.getKey(), pipeline(named.getValue())))
            .toList());
  }

  private Node pipeline(PipelineSpec spec) {
    return mapping(
        spec.parts().entrySet().stream()
            .map(slot -> entry(slot.getKey().word(), parts.write(slot.getValue())))
            .toList());
  }

  private static Node.Mapping sweep(List<Trial> trials) {
    Map<String, Set<String>> values = new LinkedHashMap<>();
    for (Trial trial : trials) {
      trial
          .swept()
          .forEach(
              (path, value) ->
                  values
                      .computeIfAbsent(
                          trial.pipeline() + "." + path, added -> new LinkedHashSet<>())
                      .add(value));
    }
    return mapping(
        values.entrySet().stream()
            .map(
                axis ->
                    entry(
                        axis.getKey(),
                        list(axis.getValue().stream().map(ResolvedConfig::swept).toList())))
            .toList());
  }

  private static Node swept(String value) {
    return new YamlReader(new Problems("swept value"))
        .read(value)
        .orElseThrow(
            () -> new IllegalArgumentException("a swept value is not YAML: '" + value + "'"));
  }

  private static Node seeds(List<Trial> trials) {
    List<Long> seeds = trials.stream().map(Trial::seed).distinct().toList();
    List<Long> counted = LongStream.rangeClosed(1, seeds.size()).boxed().toList();
    return seeds.equals(counted)
        ? number(seeds.size())
        : list(seeds.stream().map(ResolvedConfig::number).toList());
  }

  private static Node picture(Experiment.Picture picture) {
    return mapping(
        List.of(
            entry(
                PictureKey.PROMPTS,
                list(picture.prompts().stream().map(ResolvedConfig::text).toList())),
            entry(PictureKey.COUNT, number(picture.count()))));
  }

  private static Node.Mapping mapping(List<Node.Entry> entries) {
    return new Node.Mapping(Place.START, entries);
  }

  private static Node.Entry entry(Key key, Node value) {
    return entry(key.word(), value);
  }

  private static Node.Entry entry(String key, Node value) {
    return new Node.Entry(new Node.Scalar(Place.START, key, Style.PLAIN), value);
  }

  private static Node list(List<Node> items) {
    return new Node.Sequence(Place.START, items);
  }

  private static Node text(String text) {
    return new Node.Scalar(Place.START, text, Style.QUOTED);
  }

  private static Node word(String word) {
    return new Node.Scalar(Place.START, word, Style.PLAIN);
  }

  private static Node number(long number) {
    return new Node.Scalar(Place.START, Long.toString(number), Style.PLAIN);
  }
}
