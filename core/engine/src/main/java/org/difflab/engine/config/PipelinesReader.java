// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.difflab.engine.config.PipelineDraft.Base;
import org.difflab.engine.config.PipelineDraft.Purpose;
import org.difflab.files.text.Spelling;
import org.difflab.files.yaml.Node;
import org.difflab.files.yaml.Overlay;
import org.difflab.files.yaml.Place;
import org.difflab.files.yaml.Problems;
import org.difflab.files.yaml.Scalars;
import org.difflab.registry.Kind;
import org.difflab.spi.Shape;

/** Reads {@code pipelines}: names, slots, and inheritance by {@code extends}. */
final class PipelinesReader {

  static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*");

  /** Maximum number of names shown of a cycle. */
  private static final int MOST_SHOWN = 10;

  private final Problems problems;
  private final Slots slots;
  private final Shape shape;
  private final Scalars scalars;
  private final Map<String, Written> written = new LinkedHashMap<>();
  private final Map<String, PipelineDraft> drafts = new LinkedHashMap<>();

  /**
   * Creates a reader.
   *
   * @param shape how samples of the data are laid out
   */
  PipelinesReader(Problems problems, Slots slots, Shape shape) {
    this.problems = problems;
    this.slots = slots;
    this.shape = shape;
    this.scalars = new Scalars(problems);
  }

  /** A pipeline as written in the file. */
  private record Written(
      String name, Place place, Purpose purpose, Optional<Node> base, Map<Kind, Node> slots) {}

  /** Returns the pipelines in the order of the file. */
  List<PipelineDraft> read(Node node) {
    if (!(node instanceof Node.Mapping mapping) || mapping.entries().isEmpty()) {
      problems.report(
          node.place(),
          "pipelines must be a mapping of at least one name to a pipeline, found "
              + (node instanceof Node.Mapping ? "an empty mapping" : node.found()));
      return List.of();
    }
    mapping.entries().forEach(this::write);
    List<PipelineDraft> read = written.keySet().stream().map(this::draft).toList();
    if (!read.isEmpty() && read.stream().allMatch(draft -> draft.purpose() == Purpose.ABSTRACT)) {
      problems.report(node.place(), "every pipeline is abstract, so there is nothing to run");
    }
    return read;
  }

  private void write(Node.Entry entry) {
    String name = entry.key().text();
    if (!NAME.matcher(name).matches() || Kind.of(name).isPresent()) {
      problems.report(
          entry.key().place(),
          "a pipeline's name is letters, digits, '-' and '_', and no kind of component; found '"
              + name
              + "'");
    }
    List<String> keys = new ArrayList<>(Key.words(PipelineKey.values()));
    keys.addAll(Slots.words());
    Fields.of(entry.value(), "pipeline '" + name + "'", keys, problems)
        .ifPresent(fields -> written.put(name, written(entry.key(), fields)));
  }

  private Written written(Node.Scalar key, Fields fields) {
    boolean isAbstract =
        fields
            .get(PipelineKey.ABSTRACT)
            .flatMap(node -> scalars.truth("'abstract' of pipeline '" + key.text() + "'", node))
            .orElse(false);
    Map<Kind, Node> choices = new EnumMap<>(Kind.class);
    for (Kind slot : Slots.ALL) {
      fields
          .get(slot)
          .ifPresent(
              choice -> {
                if (fields.get(PipelineKey.EXTENDS).isEmpty()) {
                  reportEmpty(slot, choice);
                }
                choices.put(slot, slots.inFull(slot, choice));
              });
    }
    return new Written(
        key.text(),
        key.place(),
        isAbstract ? Purpose.ABSTRACT : Purpose.TRIALS,
        fields.get(PipelineKey.EXTENDS),
        choices);
  }

  private void reportEmpty(Kind slot, Node choice) {
    // If the slot has no default, a type is required, which is reported elsewhere.
    if (choice instanceof Node.Mapping mapping
        && mapping.entries().isEmpty()
        && slots.defaults(choice.place(), shape).containsKey(slot)) {
      problems.report(
          choice.place(),
          slot.word() + " is {}, which has no effect; give a type or an option, or leave it out");
    }
  }

  /**
   * Follows {@code extends} to the root, then drafts from there back, without recursion since
   * chains may be long.
   */
  private PipelineDraft draft(String name) {
    Set<String> way = new LinkedHashSet<>();
    Optional<String> next = Optional.of(name);
    while (next.isPresent() && !drafts.containsKey(next.get())) {
      Written pipeline = written.get(next.get());
      way.add(pipeline.name());
      next = pipeline.base().flatMap(base -> baseName(pipeline, base, way));
    }
    List<String> backwards = new ArrayList<>(way);
    Collections.reverse(backwards);
    Optional<PipelineDraft> base = next.map(drafts::get);
    for (String derived : backwards) {
      PipelineDraft draft = fresh(written.get(derived), base);
      drafts.put(derived, draft);
      base = Optional.of(draft);
    }
    return drafts.get(name);
  }

  private PipelineDraft fresh(Written pipeline, Optional<PipelineDraft> base) {
    if (pipeline.base().isEmpty()) {
      return extended(pipeline, Base.FOUND, slots.defaults(pipeline.place(), shape));
    }
    return base.map(found -> extended(pipeline, found.base(), found.slots()))
        .orElseGet(() -> extended(pipeline, Base.MISSING, Map.of()));
  }

  /**
   * Returns the pipeline that a pipeline extends, or empty if it is invalid, which is then
   * reported.
   */
  private Optional<String> baseName(Written pipeline, Node base, Set<String> way) {
    Optional<String> name = scalars.text("'extends' of pipeline '" + pipeline.name() + "'", base);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    if (!written.containsKey(name.get())) {
      problems.report(base.place(), Spelling.unknown("pipeline", name.get(), written.keySet()));
      return Optional.empty();
    }
    if (way.contains(name.get())) {
      problems.report(
          base.place(),
          "pipelines extend each other in a cycle: " + circle(name.get(), new ArrayList<>(way)));
      return Optional.empty();
    }
    return name;
  }

  private static String circle(String name, List<String> way) {
    List<String> round = way.subList(way.indexOf(name), way.size());
    List<String> shown = new ArrayList<>(round.subList(0, Math.min(MOST_SHOWN, round.size())));
    if (round.size() > MOST_SHOWN) {
      shown.add("… " + (round.size() - MOST_SHOWN) + " more …");
    }
    shown.add(name);
    return String.join(" → ", shown);
  }

  private static PipelineDraft extended(Written pipeline, Base base, Map<Kind, Node> inherited) {
    Map<Kind, Node> choices = new EnumMap<>(Kind.class);
    choices.putAll(inherited);
    pipeline
        .slots()
        .forEach(
            (slot, choice) -> {
              Optional<Node> old = Optional.ofNullable(inherited.get(slot));
              if (old.isPresent()) {
                choices.put(slot, Overlay.apply(old.get(), choice));
              } else if (base == Base.FOUND || Slots.hasType(choice)) {
                choices.put(slot, choice);
              }
            });
    return new PipelineDraft(pipeline.name(), pipeline.place(), pipeline.purpose(), base, choices);
  }
}
