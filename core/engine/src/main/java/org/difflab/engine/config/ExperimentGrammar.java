// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.difflab.engine.experiment.Experiment;
import org.difflab.engine.experiment.Experiment.Picture;
import org.difflab.engine.experiment.PictureKind;
import org.difflab.engine.experiment.PipelineCheck;
import org.difflab.engine.pipeline.DataOutline;
import org.difflab.engine.pipeline.ImageValues;
import org.difflab.engine.pipeline.PromptShares;
import org.difflab.engine.run.Trial;
import org.difflab.files.text.PromptChoice;
import org.difflab.files.text.PromptText;
import org.difflab.files.text.Spelling;
import org.difflab.files.yaml.Node;
import org.difflab.files.yaml.Place;
import org.difflab.files.yaml.Problems;
import org.difflab.files.yaml.Scalars;
import org.difflab.registry.Kind;
import org.difflab.registry.PartReader;
import org.difflab.registry.Registry;
import org.difflab.spi.Dataset;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Metric;
import org.difflab.spi.Shape;
import org.difflab.spi.plugin.Part;

/** Reads the keys of an experiment file. */
final class ExperimentGrammar {

  static final int MOST_SEEDS = 1000;
  static final int MOST_SAMPLES = 10_000_000;
  private static final int SAMPLES_FOR_METRICS = 1000;
  private static final int SAMPLES_FOR_DISTRIBUTIONS = 10_000;
  private static final int PICTURE_COUNT = 5;
  static final int MOST_PICTURE_COUNT = 100;

  /** A placeholder for an unknown shape, which is reported separately. */
  private static final Shape UNKNOWN = Shape.vector(1);

  private final Registry registry;
  private final PipelineCheck check;
  private final Problems problems;
  private final PartReader parts;
  private final Scalars scalars;

  ExperimentGrammar(Registry registry, PipelineCheck check, Problems problems, PartReader parts) {
    this.registry = registry;
    this.check = check;
    this.problems = problems;
    this.parts = parts;
    this.scalars = new Scalars(problems);
  }

  /** Reads a file; returns an experiment if there are no problems. */
  Optional<Experiment> read(String name, Node root) {
    return Fields.of(root, "an experiment", Key.words(ExperimentKey.values()), problems)
        .flatMap(fields -> read(name, root, fields));
  }

  private Optional<Experiment> read(String name, Node root, Fields fields) {
    String title = text(fields, ExperimentKey.TITLE, name);
    String description = text(fields, ExperimentKey.DESCRIPTION, "");
    Optional<TrialPlanner.Data> data =
        required(fields, root, ExperimentKey.DATASET, " (" + registry.names(Kind.DATASET) + ")")
            .flatMap(this::data);
    Optional<List<String>> prompts = data.flatMap(this::prompts);
    Optional<Shape> shape = data.flatMap(ExperimentGrammar::shape);
    Slots slots = new Slots(registry);
    List<PipelineDraft> drafts =
        required(fields, root, ExperimentKey.PIPELINES, ": a mapping of names to pipelines")
            .map(node -> new PipelinesReader(problems, slots, shape.orElse(UNKNOWN)).read(node))
            .orElse(List.of());
    String baseline = new BaselineReader(problems, drafts).read(fields.get(ExperimentKey.BASELINE));
    List<SweepAxis> axes =
        fields
            .get(ExperimentKey.SWEEP)
            .map(node -> new SweepReader(problems, drafts, slots).read(node))
            .orElse(List.of());
    List<Long> seeds = fields.get(ExperimentKey.SEEDS).map(this::seeds).orElse(List.of(1L));
    MetricsReader metricsReader = new MetricsReader(check, problems, parts);
    List<Part<Metric>> metrics =
        fields.get(ExperimentKey.METRICS).map(metricsReader::read).orElse(List.of());
    List<PictureKind> pictures = pictures(fields.get(ExperimentKey.PICTURES), shape);
    int samples =
        fields
            .get(ExperimentKey.SAMPLES)
            .flatMap(node -> scalars.whole(ExperimentKey.SAMPLES.word(), node, 0, MOST_SAMPLES))
            .map(Long::intValue)
            .orElseGet(() -> samples(metrics, pictures));
    PromptShares promptShares =
        choice(fields, ExperimentKey.PROMPT_SHARES, PromptShares.class, PromptShares.DATA);
    ImageValues imageValues =
        choice(fields, ExperimentKey.IMAGE_VALUES, ImageValues.class, ImageValues.SAVED);
    Picture picture = picture(fields.get(ExperimentKey.PICTURE), prompts);
    // Otherwise every pipeline would report a data set with unknown prompts again.
    List<Trial> trials =
        new TrialPlanner(registry, check, problems, parts, prompts.flatMap(known -> data))
            .plan(drafts, axes, seeds);
    Optional<DataOutline> outline = data.flatMap(this::outline);
    fields
        .get(ExperimentKey.SAMPLES)
        .ifPresent(node -> outline.ifPresent(known -> requireFitting(node, samples, known)));
    if (problems.isEmpty()) {
      outline.ifPresent(
          known -> metricsReader.check(known, samples, promptShares, trials, baseline));
    }
    return data.map(
        known ->
            new Experiment(
                title,
                description,
                known.made(),
                trials,
                baseline,
                metrics,
                samples,
                promptShares,
                imageValues,
                picture,
                pictures));
  }

  private String text(Fields fields, Key key, String otherwise) {
    return fields.get(key).flatMap(node -> scalars.text(key.word(), node)).orElse(otherwise);
  }

  /** Reads the name of a constant of an enum; returns the default if the key is missing. */
  private <E extends Enum<E>> E choice(Fields fields, Key key, Class<E> type, E otherwise) {
    Map<String, E> words = new LinkedHashMap<>();
    for (E constant : type.getEnumConstants()) {
      words.put(Spelling.hyphenated(constant.name()), constant);
    }
    Optional<Node> node = fields.get(key);
    Optional<String> word = node.flatMap(found -> scalars.text(key.word(), found));
    if (word.isPresent() && !words.containsKey(word.get())) {
      problems.report(
          node.orElseThrow().place(),
          Spelling.unknown(key.word(), word.get(), List.copyOf(words.keySet())));
    }
    return word.map(words::get).orElse(otherwise);
  }

  private Optional<Node> required(Fields fields, Node root, Key key, String hint) {
    Optional<Node> node = fields.get(key);
    if (node.isEmpty()) {
      problems.report(root.place(), "'" + key.word() + "' is missing" + hint);
    }
    return node;
  }

  private Optional<TrialPlanner.Data> data(Node node) {
    return parts
        .read(Dataset.class, node)
        .flatMap(part -> asked(part, node.place(), () -> check.make(part)))
        .map(made -> new TrialPlanner.Data(made, node.place()));
  }

  private Optional<List<String>> prompts(TrialPlanner.Data data) {
    return asked(data.made().part(), data.place(), data.made().component()::prompts);
  }

  private <T> Optional<T> asked(Part<Dataset> part, Place place, Supplier<T> question) {
    try {
      return Optional.of(question.get());
    } catch (InputException | IllegalArgumentException | ArithmeticException e) {
      problems.report(place, "dataset '" + part.name() + "': " + e.getMessage());
      return Optional.empty();
    }
  }

  private List<Long> seeds(Node node) {
    if (!(node instanceof Node.Sequence sequence)) {
      return scalars
          .whole(ExperimentKey.SEEDS.word(), node, 1, MOST_SEEDS)
          .map(count -> LongStream.rangeClosed(1, count).boxed().toList())
          .orElse(List.of());
    }
    requireItems(ExperimentKey.SEEDS.word(), sequence);
    List<Long> seeds = new ArrayList<>();
    for (Node item : sequence.items()) {
      Optional<Long> seed = scalars.whole("a seed", item, Long.MIN_VALUE, Long.MAX_VALUE);
      if (seed.isPresent() && seeds.contains(seed.get())) {
        problems.report(item.place(), "seed " + seed.get() + " is in this list already");
      }
      seed.ifPresent(seeds::add);
    }
    return seeds;
  }

  private List<PictureKind> pictures(Optional<Node> node, Optional<Shape> shape) {
    return node.map(found -> new PicturesReader(problems).read(found, shape))
        .orElseGet(() -> shape.map(PictureKind::defaults).orElse(List.of()));
  }

  /** An unknown shape is reported by the check of the pipelines. */
  private static Optional<Shape> shape(TrialPlanner.Data data) {
    try {
      return Optional.of(data.made().component().shape());
    } catch (InputException | IllegalArgumentException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  private void requireFitting(Node node, int samples, DataOutline data) {
    try {
      Matrix.length(samples, data.shape().size());
    } catch (ArithmeticException e) {
      problems.report(
          node.place(), ExperimentKey.SAMPLES.word() + " is too large: " + e.getMessage());
    }
  }

  /** A data set that cannot be described is reported by the check of the pipelines. */
  private Optional<DataOutline> outline(TrialPlanner.Data data) {
    try {
      DataOutline outline = DataOutline.of(data.made());
      outline.problems().forEach(problem -> problems.report(data.place(), problem));
      return Optional.of(outline);
    } catch (InputException | IllegalArgumentException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static int samples(List<Part<Metric>> metrics, List<PictureKind> pictures) {
    if (pictures.stream().anyMatch(PictureKind::needsManySamples)) {
      return SAMPLES_FOR_DISTRIBUTIONS;
    }
    return metrics.isEmpty() ? 0 : SAMPLES_FOR_METRICS;
  }

  private Picture picture(Optional<Node> node, Optional<List<String>> known) {
    Optional<Fields> fields =
        node.flatMap(
            found ->
                Fields.of(
                    found, ExperimentKey.PICTURE.word(), Key.words(PictureKey.values()), problems));
    List<String> prompts =
        fields
            .flatMap(found -> found.get(PictureKey.PROMPTS))
            .map(found -> prompts(found, known))
            .orElseGet(() -> PromptChoice.of(known.orElse(List.of())));
    int count =
        fields
            .flatMap(found -> found.get(PictureKey.COUNT))
            .flatMap(found -> scalars.whole(PictureKey.COUNT.word(), found, 1, MOST_PICTURE_COUNT))
            .map(Long::intValue)
            .orElse(PICTURE_COUNT);
    return new Picture(prompts, count);
  }

  private List<String> prompts(Node node, Optional<List<String>> known) {
    if (!(node instanceof Node.Sequence sequence)) {
      problems.report(node.place(), "prompts must be a list of prompts, found " + node.found());
      return List.of();
    }
    requireItems(PictureKey.PROMPTS.word(), sequence);
    List<String> prompts = new ArrayList<>();
    Optional<Set<String>> allowed = known.map(Set::copyOf);
    Set<String> seen = new HashSet<>();
    for (Node item : sequence.items()) {
      Optional<String> prompt = scalars.text("a prompt", item);
      prompt.ifPresent(prompts::add);
      if (prompt.isPresent() && !seen.add(prompt.get())) {
        problems.report(
            item.place(),
            "prompt '" + PromptText.inOneLine(prompt.get()) + "' is in this list already");
      }
      if (prompt.isPresent() && allowed.isPresent() && !allowed.get().contains(prompt.get())) {
        problems.report(
            item.place(),
            "the dataset has no prompt '"
                + PromptText.inOneLine(prompt.get())
                + "'"
                + PromptText.inOneLine(Spelling.suggestion(prompt.get(), known.get()))
                + " ("
                + PromptChoice.named(known.get())
                + ")");
      }
    }
    return prompts;
  }

  private void requireItems(String what, Node.Sequence sequence) {
    if (sequence.items().isEmpty()) {
      problems.report(sequence.place(), what + " must list at least one, found an empty list");
    }
  }
}
