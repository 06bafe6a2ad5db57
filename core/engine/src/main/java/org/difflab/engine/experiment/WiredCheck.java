// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.experiment;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.difflab.engine.pipeline.DataOutline;
import org.difflab.engine.run.Trial;
import org.difflab.engine.saved.DenoiserOrigin;
import org.difflab.engine.saved.SavedParts;
import org.difflab.files.text.PromptChoice;
import org.difflab.files.text.PromptText;
import org.difflab.registry.CanonicalJson;
import org.difflab.registry.PipelineSpec;
import org.difflab.registry.wiring.Wired;
import org.difflab.registry.wiring.WiredPipeline;
import org.difflab.registry.wiring.Wiring;
import org.difflab.spi.Dataset;
import org.difflab.spi.Guidance;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Metric;
import org.difflab.spi.PairedOptions;
import org.difflab.spi.PlannedEvaluation;
import org.difflab.spi.SampleCounts;
import org.difflab.spi.Sampler;
import org.difflab.spi.SamplingObserver;
import org.difflab.spi.Schedule;
import org.difflab.spi.Shape;
import org.difflab.spi.plugin.Part;
import org.difflab.spi.training.DenoiserTrainer;
import org.difflab.spi.training.EmbedderTrainer;
import org.difflab.spi.training.EncoderTrainer;

/**
 * Checks, before anything is trained, that the parts of a pipeline are compatible: it creates them
 * and compares their sizes. A part that cannot be created is reported once; checks that depend on
 * it are skipped.
 */
public final class WiredCheck implements PipelineCheck {

  private final Wiring wiring;

  /** Creates the check. */
  @Inject
  public WiredCheck(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Wired<Dataset> make(Part<Dataset> dataset) {
    return wiring.wire(dataset);
  }

  @Override
  public WiredPipeline make(PipelineSpec spec) {
    return wiring.wire(spec);
  }

  @Override
  public Checked check(Optional<Wired<Dataset>> dataset, PipelineSpec spec) {
    List<Complaint> complaints = new ArrayList<>();
    Optional<Dataset> data = dataset.map(Wired::component);
    Optional<Shape> samples = data.flatMap(set -> ask("dataset", complaints, set::shape));
    Optional<List<String>> prompts = data.flatMap(set -> ask("dataset", complaints, set::prompts));
    Optional<Wired<Schedule>> schedule =
        ask("schedule", complaints, () -> wiring.wire(spec.schedule()));
    Optional<Wired<EncoderTrainer>> encoder =
        ask("encoder", complaints, () -> wiring.wire(spec.encoder()));
    Optional<Shape> latents =
        encoder.flatMap(
            made ->
                samples.flatMap(
                    shape ->
                        ask("encoder", complaints, () -> made.component().latentShape(shape))));
    Optional<Wired<EmbedderTrainer>> embedder =
        ask("embedder", complaints, () -> wiring.wire(spec.embedder()));
    Optional<Integer> conditions =
        embedder.flatMap(
            made ->
                prompts.flatMap(
                    words -> ask("embedder", complaints, () -> made.component().width(words))));
    Optional<Wired<Guidance>> guidance =
        ask("guidance", complaints, () -> wiring.wire(spec.guidance()));
    guidance.ifPresent(
        made ->
            latents.ifPresent(
                shape ->
                    ask(
                        "guidance",
                        complaints,
                        () -> {
                          made.component().check(shape);
                          return true;
                        })));
    boolean needs =
        guidance
            .flatMap(
                made -> ask("guidance", complaints, () -> made.component().needsUnconditional()))
            .orElse(false);
    boolean has =
        embedder
            .flatMap(made -> ask("embedder", complaints, () -> made.component().hasUnconditional()))
            .orElse(true);
    if (needs && !has) {
      complaints.add(
          new Complaint(
              "guidance",
              "guidance '"
                  + spec.guidance().name()
                  + "' needs a condition for \"no prompt\", and embedder '"
                  + spec.embedder().name()
                  + "' as set here has none"));
    }
    prompts.ifPresent(
        words ->
            origins(spec)
                .forEach(
                    origin ->
                        origin
                            .problems(spec, words)
                            .forEach(
                                problem -> complaints.add(new Complaint("denoiser", problem)))));
    Optional<Schedule> levels = schedule.map(Wired::component);
    Optional<Wired<Sampler>> sampler =
        levels.flatMap(made -> ask("sampler", complaints, () -> wiring.wire(spec.sampler(), made)));
    sampler.ifPresent(
        made -> ask("sampler", complaints, () -> made.component().grid(levels.orElseThrow())));
    Optional<Wired<DenoiserTrainer>> denoiser =
        levels.flatMap(
            made -> ask("denoiser", complaints, () -> wiring.wire(spec.denoiser(), made)));
    if (denoiser.isPresent() && latents.isPresent() && conditions.isPresent()) {
      ask(
          "denoiser",
          complaints,
          () -> {
            denoiser.get().component().check(latents.get(), conditions.get());
            return true;
          });
    }
    return new Checked(
        complaints,
        complaints.isEmpty()
            ? Optional.of(
                new WiredPipeline(
                    encoder.orElseThrow(),
                    embedder.orElseThrow(),
                    schedule.orElseThrow(),
                    denoiser.orElseThrow(),
                    guidance.orElseThrow(),
                    sampler.orElseThrow()))
            : Optional.empty());
  }

  /** A data set that cannot be read is reported when the parts are created. */
  private List<DenoiserOrigin> origins(PipelineSpec spec) {
    try {
      SavedParts.original(spec, new CanonicalJson(wiring.registry()));
      return DenoiserOrigin.of(spec.denoiser(), wiring.registry());
    } catch (InputException e) {
      return List.of();
    }
  }

  @Override
  public Optional<String> complaint(
      Part<Metric> metric, DataOutline data, SampleCounts generated, WiredPipeline pipeline) {
    try {
      wiring
          .make(metric, pipeline.schedule().component())
          .check(
              new PlannedEvaluation(
                  data.name(),
                  data.shape(),
                  data.prompts(),
                  data.sizes(),
                  generated,
                  pipeline.denoiser().component()));
      return Optional.empty();
    } catch (InputException | IllegalArgumentException | ArithmeticException e) {
      return Optional.of(e.getMessage());
    }
  }

  @Override
  public Optional<String> pairComplaint(
      String metric, PairedOptions options, DataOutline data, Trial trial, OtherPipelines trials) {
    CanonicalJson canonical = new CanonicalJson(wiring.registry());
    try {
      OtherPipelines.Other other = trials.of(options, trial, canonical);
      List<String> problems = new ArrayList<>();
      other.saved().ifPresent(saved -> requireSameData(saved, data, problems));
      sharedNoise(trial, other, canonical).ifPresent(problems::add);
      freshNoise(trial, other, canonical).ifPresent(problems::add);
      return problems.isEmpty()
          ? Optional.empty()
          : Optional.of("metric '" + metric + "' " + String.join("; and it ", problems));
    } catch (InputException | IllegalArgumentException | ArithmeticException e) {
      return Optional.of("metric '" + metric + "': " + e.getMessage());
    }
  }

  private static void requireSameData(
      OtherPipelines.Saved saved, DataOutline data, List<String> problems) {
    Shape shape = saved.description().shape();
    if (!shape.equals(data.shape())) {
      problems.add(
          "cannot compare samples of "
              + data.shape()
              + " values with those of "
              + saved.folder()
              + ", which have "
              + shape);
    }
    List<String> unknown =
        data.prompts().stream()
            .filter(prompt -> !saved.description().prompts().contains(prompt))
            .map(PromptText::inOneLine)
            .toList();
    if (!unknown.isEmpty()) {
      problems.add(
          "cannot compare samples of the prompt '"
              + unknown.get(0)
              + "', which the pipeline of "
              + saved.folder()
              + " was not trained on ("
              + PromptChoice.named(saved.description().prompts())
              + ")");
    }
  }

  private Optional<String> sharedNoise(
      Trial trial, OtherPipelines.Other other, CanonicalJson canonical) {
    PipelineSpec own = trial.spec();
    if (canonical
        .of(SavedParts.original(own, canonical).encoder())
        .equals(canonical.of(SavedParts.original(other.spec(), canonical).encoder()))) {
      return Optional.empty();
    }
    List<String> undefined = new ArrayList<>();
    for (WiredPipeline each : List.of(trial.components(), other.components(wiring))) {
      Wired<EncoderTrainer> encoder = each.encoder();
      if (!encoder.component().definesLatentNoise()) {
        undefined.add("'" + encoder.name() + "'");
      }
    }
    return undefined.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "cannot give the noise of a pipeline to '"
                + other.name()
                + "': their encoders differ ('"
                + own.encoder().name()
                + "' and '"
                + other.spec().encoder().name()
                + "'), and "
                + String.join(" and ", undefined)
                + (undefined.size() == 1 ? " does" : " do")
                + " not define the noise of latents, as linear encoders do; use the same encoder in"
                + " both, or linear ones");
  }

  /** Fresh noise is the same in both pipelines only if it is added at the same steps and levels. */
  private Optional<String> freshNoise(
      Trial trial, OtherPipelines.Other other, CanonicalJson canonical) {
    PipelineSpec own = trial.spec();
    if (canonical.of(own.sampler()).equals(canonical.of(other.spec().sampler()))
        && canonical.of(own.schedule()).equals(canonical.of(other.spec().schedule()))) {
      return Optional.empty();
    }
    List<String> random = new ArrayList<>();
    if (drawsNoise(trial.components())) {
      random.add("sampler '" + own.sampler().name() + "'");
    }
    if (drawsNoise(other.components(wiring))) {
      random.add("sampler '" + other.spec().sampler().name() + "' of '" + other.name() + "'");
    }
    return random.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "needs samples that the start noise determines, and "
                + String.join(" and ", random)
                + (random.size() == 1 ? " draws" : " draw")
                + " fresh noise at each step; use samplers that draw none,"
                + " or the same sampler on the same schedule in both pipelines");
  }

  private static boolean drawsNoise(WiredPipeline pipeline) {
    Sampler sampler = pipeline.sampler().component();
    Matrix zero = Matrix.zeros(1, 1);
    AtomicBoolean drawn = new AtomicBoolean();
    sampler.sample(
        zero,
        sampler.grid(pipeline.schedule().component()),
        (noisy, level) -> Matrix.zeros(1, 1),
        step -> {
          drawn.set(true);
          return Matrix.zeros(1, 1);
        },
        SamplingObserver.NONE);
    return drawn.get();
  }

  private static <T> Optional<T> ask(
      String slot, List<Complaint> complaints, Supplier<T> question) {
    try {
      return Optional.of(question.get());
    } catch (InputException | IllegalArgumentException | ArithmeticException e) {
      complaints.add(new Complaint(slot, e.getMessage()));
      return Optional.empty();
    }
  }
}
