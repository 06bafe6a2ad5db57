// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.difflab.engine.config.PipelineDraft.Purpose;
import org.difflab.files.text.Spelling;
import org.difflab.files.yaml.Node;
import org.difflab.files.yaml.Overlay;
import org.difflab.files.yaml.Place;
import org.difflab.files.yaml.Problems;
import org.difflab.files.yaml.YamlWriter;
import org.difflab.registry.Kind;

/** Reads {@code sweep}: paths and their values. */
final class SweepReader {

  private static final String FORMS = "pipeline.slot.option, pipeline.slot, slot.option or slot";

  private final Problems problems;
  private final List<PipelineDraft> drafts;
  private final Slots slots;
  private final YamlWriter writer = new YamlWriter();

  SweepReader(Problems problems, List<PipelineDraft> drafts, Slots slots) {
    this.problems = problems;
    this.drafts = drafts;
    this.slots = slots;
  }

  /** Returns the valid entries, in the order of the file. */
  List<SweepAxis> read(Node node) {
    if (!(node instanceof Node.Mapping mapping)) {
      problems.report(
          node.place(),
          "sweep must be a mapping of " + FORMS + " to values, found " + node.found());
      return List.of();
    }
    List<SweepAxis> axes = new ArrayList<>();
    for (Node.Entry entry : mapping.entries()) {
      axis(entry.key(), values(entry)).ifPresent(axes::add);
    }
    reportRepeated(axes);
    return axes;
  }

  private List<SweepAxis.Value> values(Node.Entry entry) {
    if (!(entry.value() instanceof Node.Sequence sequence) || sequence.items().isEmpty()) {
      problems.report(
          entry.value().place(),
          "'"
              + entry.key().text()
              + "' must be swept over a list of at least one value, found "
              + entry.value().found());
      return List.of();
    }
    List<SweepAxis.Value> values = new ArrayList<>();
    Set<String> texts = new HashSet<>();
    for (Node item : sequence.items()) {
      String text = writer.line(item);
      if (!texts.add(text)) {
        problems.report(item.place(), "value " + text + " is in this list already");
      }
      values.add(new SweepAxis.Value(item, text));
    }
    return values;
  }

  private Optional<SweepAxis> axis(Node.Scalar key, List<SweepAxis.Value> values) {
    List<String> way = Arrays.asList(key.text().split("\\.", -1));
    Optional<PipelineDraft> draft =
        drafts.stream().filter(known -> known.name().equals(way.get(0))).findFirst();
    int slotAt = draft.isPresent() ? 1 : 0;
    if (way.contains("") || slotAt >= way.size()) {
      problems.report(
          key.place(), "'" + key.text() + "' does not lead to a slot or an option (" + FORMS + ")");
      return Optional.empty();
    }
    Optional<Kind> slot = slot(key.place(), way.get(slotAt), draft);
    List<String> options = way.subList(slotAt + 1, way.size());
    if (draft.isPresent() && draft.get().purpose() == Purpose.ABSTRACT) {
      problems.report(
          key.place(),
          "pipeline '" + draft.get().name() + "' is abstract, so it has no trials to sweep");
      return Optional.empty();
    }
    if (options.contains(Overlay.TYPE)) {
      problems.report(
          key.place(),
          "'"
              + key.text()
              + "' cannot be swept, as its options would stay; sweep '"
              + String.join(".", way.subList(0, way.indexOf(Overlay.TYPE)))
              + "'");
      return Optional.empty();
    }
    return slot.filter(found -> !values.isEmpty())
        .map(
            found ->
                new SweepAxis(
                    key.place(),
                    draft.map(PipelineDraft::name),
                    found,
                    options,
                    options.isEmpty() ? inFull(found, values) : values));
  }

  private List<SweepAxis.Value> inFull(Kind slot, List<SweepAxis.Value> values) {
    return values.stream()
        .map(value -> new SweepAxis.Value(slots.inFull(slot, value.node()), value.text()))
        .toList();
  }

  private Optional<Kind> slot(Place place, String word, Optional<PipelineDraft> draft) {
    Optional<Kind> slot = Slots.of(word);
    if (slot.isPresent()) {
      return slot;
    }
    if (word.equals(Kind.DATASET.word())) {
      problems.report(place, "the dataset cannot be swept; write a file for each");
      return Optional.empty();
    }
    List<String> known = new ArrayList<>();
    if (draft.isEmpty()) {
      drafts.forEach(pipeline -> known.add(pipeline.name()));
    }
    known.addAll(Slots.words());
    problems.report(
        place,
        draft
                .map(pipeline -> "pipeline '" + pipeline.name() + "' has no slot '" + word + "'")
                .orElse("'" + word + "' is neither a pipeline nor a slot")
            + Spelling.alternatives(word, known));
    return Optional.empty();
  }

  private void reportRepeated(List<SweepAxis> axes) {
    for (PipelineDraft draft : drafts) {
      Map<String, SweepAxis> seen = new HashMap<>();
      for (SweepAxis axis : axes) {
        if (axis.concerns(draft)) {
          Optional.ofNullable(seen.putIfAbsent(axis.path(), axis))
              .ifPresent(
                  first ->
                      problems.report(
                          axis.place(),
                          "'"
                              + axis.path()
                              + "' of pipeline '"
                              + draft.name()
                              + "' is swept already, at "
                              + first.place()));
        }
      }
    }
  }
}
