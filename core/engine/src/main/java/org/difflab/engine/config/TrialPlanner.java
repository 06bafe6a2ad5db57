// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.difflab.engine.config.PipelineDraft.Base;
import org.difflab.engine.config.PipelineDraft.Purpose;
import org.difflab.engine.experiment.PipelineCheck;
import org.difflab.engine.run.Trial;
import org.difflab.files.text.Spelling;
import org.difflab.files.yaml.Node;
import org.difflab.files.yaml.Place;
import org.difflab.files.yaml.Problems;
import org.difflab.registry.Kind;
import org.difflab.registry.PartReader;
import org.difflab.registry.PipelineSpec;
import org.difflab.registry.Registry;
import org.difflab.registry.wiring.Wired;
import org.difflab.registry.wiring.WiredPipeline;
import org.difflab.spi.Dataset;
import org.difflab.spi.Guidance;
import org.difflab.spi.Sampler;
import org.difflab.spi.Schedule;
import org.difflab.spi.plugin.Part;
import org.difflab.spi.training.DenoiserTrainer;
import org.difflab.spi.training.EmbedderTrainer;
import org.difflab.spi.training.EncoderTrainer;

/** Creates the trials: every pipeline, with every setting of the sweep and every seed. */
final class TrialPlanner {

  private static final long MOST_TRIALS = 10_000;

  /** Maximum number of pipelines with the same problem that are named. */
  private static final int MOST_SHOWN = 10;

  private final Registry registry;
  private final PipelineCheck check;
  private final Problems problems;
  private final PartReader parts;
  private final Optional<Data> data;
  private final Map<Choice, Optional<? extends Part<?>>> read = new HashMap<>();
  private final Map<PipelineSpec, List<PipelineCheck.Complaint>> checked = new HashMap<>();
  private final Map<PipelineSpec, WiredPipeline> unused = new HashMap<>();
  private final Map<Misfit, Set<String>> misfits = new LinkedHashMap<>();
  private final Set<Misfit> equalValues = new LinkedHashSet<>();

  /**
   * Creates a planner.
   *
   * @param data the data set, if it could be read
   */
  TrialPlanner(
      Registry registry,
      PipelineCheck check,
      Problems problems,
      PartReader parts,
      Optional<Data> data) {
    this.registry = registry;
    this.check = check;
    this.problems = problems;
    this.parts = parts;
    this.data = data;
  }

  /** The data set and where it is written. */
  record Data(Wired<Dataset> made, Place place) {}

  /** A choice for a slot, the key of a cache of choices that have been read. */
  private record Choice(Class<?> kind, Node node) {}

  /** A problem with the place where it is reported. */
  private record Misfit(Place place, String message) {}

  /** The settings of one trial: slots, swept values, and the places of these values. */
  private record Setting(
      Map<Kind, Node> slots, Map<String, String> swept, Map<String, Place> places) {}

  /** Returns the trials with valid choices; problems of the others are reported. */
  List<Trial> plan(List<PipelineDraft> drafts, List<SweepAxis> axes, List<Long> seeds) {
    List<PipelineDraft> tried =
        drafts.stream().filter(draft -> draft.purpose() == Purpose.TRIALS).toList();
    long settings = 0;
    for (PipelineDraft draft : tried) {
      settings += count(concerning(draft, axes));
    }
    if (settings * Math.max(1, seeds.size()) > MOST_TRIALS) {
      problems.report(
          place(axes), "sweep and seeds make more than " + MOST_TRIALS + " trials; leave some out");
      return List.of();
    }
    List<Trial> trials = new ArrayList<>();
    for (PipelineDraft draft : tried) {
      Map<PipelineSpec, Setting> distinct = new HashMap<>();
      for (Setting setting : settings(draft, concerning(draft, axes))) {
        Optional<PipelineSpec> spec = spec(draft, setting.slots());
        spec.flatMap(same -> Optional.ofNullable(distinct.putIfAbsent(same, setting)))
            .ifPresent(first -> reportEqual(first, setting));
        spec.ifPresent(
            whole ->
                seeds.forEach(
                    seed ->
                        components(whole)
                            .map(made -> new Trial(draft.name(), setting.swept(), seed, made))
                            .ifPresent(trials::add)));
      }
    }
    equalValues.forEach(misfit -> problems.report(misfit.place(), misfit.message()));
    misfits.forEach((misfit, pipelines) -> report(misfit, pipelines, tried.size()));
    return trials;
  }

  /** Creates the components of a trial; nothing if they do not fit, which is reported. */
  private Optional<WiredPipeline> components(PipelineSpec spec) {
    if (data.isEmpty() || !checked.get(spec).isEmpty()) {
      return Optional.empty();
    }
    // The check made those of the first trial.
    return Optional.ofNullable(unused.remove(spec)).or(() -> Optional.of(check.make(spec)));
  }

  /** Equal values may be written differently, as 1, 1.0 and 1e0. */
  private void reportEqual(Setting first, Setting second) {
    second
        .swept()
        .forEach(
            (path, text) -> {
              String other = first.swept().getOrDefault(path, text);
              if (!other.equals(text)) {
                equalValues.add(
                    new Misfit(
                        second.places().get(path),
                        "value "
                            + text
                            + " of '"
                            + path
                            + "' is the same as "
                            + other
                            + "; leave one out"));
              }
            });
  }

  private static Place place(List<SweepAxis> axes) {
    return axes.stream().map(SweepAxis::place).findFirst().orElse(Place.START);
  }

  /** Reports a problem, with its pipelines if there are several. */
  private void report(Misfit misfit, Set<String> pipelines, int tried) {
    String where =
        tried == 1
            ? ""
            : (pipelines.size() == 1 ? " (in pipeline " : " (in pipelines ")
                + Spelling.first(MOST_SHOWN, pipelines)
                + ")";
    problems.report(misfit.place(), misfit.message() + where);
  }

  private static List<SweepAxis> concerning(PipelineDraft draft, List<SweepAxis> axes) {
    return draft.base() == Base.MISSING
        ? List.of()
        : axes.stream().filter(axis -> axis.concerns(draft)).toList();
  }

  private static long count(List<SweepAxis> axes) {
    long count = 1;
    for (SweepAxis axis : axes) {
      count = Math.min(count * axis.values().size(), MOST_TRIALS + 1);
    }
    return count;
  }

  /** Returns every combination of values, the last axis varying fastest. */
  private static List<Setting> settings(PipelineDraft draft, List<SweepAxis> axes) {
    List<Map<SweepAxis, SweepAxis.Value>> combinations = List.of(Map.of());
    for (SweepAxis axis : axes) {
      List<Map<SweepAxis, SweepAxis.Value>> longer = new ArrayList<>();
      for (Map<SweepAxis, SweepAxis.Value> combination : combinations) {
        for (SweepAxis.Value value : axis.values()) {
          Map<SweepAxis, SweepAxis.Value> extended = new LinkedHashMap<>(combination);
          extended.put(axis, value);
          longer.add(extended);
        }
      }
      combinations = longer;
    }
    return combinations.stream().map(combination -> setting(draft, combination)).toList();
  }

  private static Setting setting(PipelineDraft draft, Map<SweepAxis, SweepAxis.Value> combination) {
    Map<String, String> swept = new LinkedHashMap<>();
    Map<String, Place> places = new LinkedHashMap<>();
    combination.forEach(
        (axis, value) -> {
          swept.put(axis.path(), value.text());
          places.put(axis.path(), value.node().place());
        });
    Map<Kind, Node> slots = draft.slots();
    // A slot is set before its options, in whatever order the file has them.
    List<SweepAxis> outerFirst =
        combination.keySet().stream()
            .sorted(Comparator.comparingInt(axis -> axis.options().size()))
            .toList();
    for (SweepAxis axis : outerFirst) {
      slots = axis.apply(slots, combination.get(axis));
    }
    return new Setting(slots, swept, places);
  }

  private Optional<PipelineSpec> spec(PipelineDraft draft, Map<Kind, Node> slots) {
    for (Kind slot : Slots.ALL) {
      if (draft.base() == Base.FOUND && !slots.containsKey(slot)) {
        problems.report(
            draft.place(),
            "pipeline '"
                + draft.name()
                + "' needs "
                + withArticle(slot)
                + " ("
                + registry.names(slot)
                + ")");
      }
    }
    Optional<Part<EncoderTrainer>> encoder = part(EncoderTrainer.class, slots, Kind.ENCODER);
    Optional<Part<EmbedderTrainer>> embedder = part(EmbedderTrainer.class, slots, Kind.EMBEDDER);
    Optional<Part<Schedule>> schedule = part(Schedule.class, slots, Kind.SCHEDULE);
    Optional<Part<DenoiserTrainer>> denoiser = part(DenoiserTrainer.class, slots, Kind.DENOISER);
    Optional<Part<Guidance>> guidance = part(Guidance.class, slots, Kind.GUIDANCE);
    Optional<Part<Sampler>> sampler = part(Sampler.class, slots, Kind.SAMPLER);
    if (encoder.isEmpty()
        || embedder.isEmpty()
        || schedule.isEmpty()
        || denoiser.isEmpty()
        || guidance.isEmpty()
        || sampler.isEmpty()) {
      return Optional.empty();
    }
    PipelineSpec spec =
        new PipelineSpec(
            encoder.get(),
            embedder.get(),
            schedule.get(),
            denoiser.get(),
            guidance.get(),
            sampler.get());
    data.ifPresent(known -> check(draft, slots, known, spec));
    return Optional.of(spec);
  }

  private static String withArticle(Kind slot) {
    return switch (slot) {
      case ENCODER, EMBEDDER -> "an " + slot.word();
      case GUIDANCE -> slot.word();
      default -> "a " + slot.word();
    };
  }

  @SuppressWarnings("unchecked") // A cached part has the kind of its key.
  private <T> Optional<Part<T>> part(Class<T> kind, Map<Kind, Node> slots, Kind slot) {
    return Optional.ofNullable(slots.get(slot))
        .flatMap(
            node ->
                (Optional<Part<T>>)
                    read.computeIfAbsent(
                        new Choice(kind, node), choice -> parts.read(kind, choice.node())));
  }

  private List<PipelineCheck.Complaint> complaints(Data known, PipelineSpec spec) {
    PipelineCheck.Checked result = check.check(Optional.of(known.made()), spec);
    result.pipeline().ifPresent(made -> unused.put(spec, made));
    return result.complaints();
  }

  private void check(PipelineDraft draft, Map<Kind, Node> slots, Data known, PipelineSpec spec) {
    List<PipelineCheck.Complaint> complaints =
        checked.computeIfAbsent(spec, distinct -> complaints(known, distinct));
    for (PipelineCheck.Complaint complaint : complaints) {
      Place place =
          Kind.of(complaint.slot())
              .map(kind -> kind == Kind.DATASET ? known.place() : slots.get(kind).place())
              .orElse(draft.place());
      misfits
          .computeIfAbsent(new Misfit(place, complaint.message()), added -> new LinkedHashSet<>())
          .add(draft.name());
    }
  }
}
