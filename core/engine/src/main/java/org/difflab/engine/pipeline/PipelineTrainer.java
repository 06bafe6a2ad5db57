// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.pipeline;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.difflab.engine.saved.DenoiserOrigin;
import org.difflab.engine.store.PartCost;
import org.difflab.engine.store.PartKey;
import org.difflab.engine.store.PartStore;
import org.difflab.linear.device.JavaMemory;
import org.difflab.registry.CanonicalJson;
import org.difflab.registry.Kind;
import org.difflab.registry.PipelineSpec;
import org.difflab.registry.wiring.Wired;
import org.difflab.registry.wiring.WiredPipeline;
import org.difflab.registry.wiring.Wiring;
import org.difflab.spi.Dataset;
import org.difflab.spi.DenoiserModel;
import org.difflab.spi.Embedder;
import org.difflab.spi.Encoder;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Model;
import org.difflab.spi.Noise;
import org.difflab.spi.Progress;
import org.difflab.spi.Samples;
import org.difflab.spi.Shape;
import org.difflab.spi.TunableEmbedder;
import org.difflab.spi.Weights;
import org.difflab.spi.Workers;
import org.difflab.spi.training.DenoiserInput;
import org.difflab.spi.training.EmbedderInput;
import org.difflab.spi.training.EncoderInput;
import org.difflab.spi.training.PromptVectors;
import org.difflab.spi.training.Trainer;
import org.difflab.spi.training.Training;

/**
 * Trains pipelines part by part, encoder first, taking parts that have been trained before from the
 * store. Vectors of prompts that were tuned together with a denoiser replace those of the embedder.
 */
public final class PipelineTrainer {

  private final Wiring wiring;
  private final CanonicalJson canonical;
  private final Workers workers;

  /** Creates the trainer. */
  @Inject
  public PipelineTrainer(Wiring wiring, CanonicalJson canonical, Workers workers) {
    this.wiring = wiring;
    this.canonical = canonical;
    this.workers = workers;
  }

  /**
   * Reads a data set.
   *
   * @throws InputException if it cannot be read, does not fit into Java's memory, or nothing could
   *     be trained on it: because it has fewer than two training samples, or a prompt has none
   */
  public TrainingData load(Wired<Dataset> dataset, Progress progress) {
    TrainingData data = read(dataset, progress);
    List<String> problems = data.outline().problems();
    if (!problems.isEmpty()) {
      throw new InputException(String.join("\n", problems));
    }
    return data;
  }

  private static TrainingData read(Wired<Dataset> made, Progress progress) {
    Dataset dataset = made.component();
    JavaMemory memory = JavaMemory.ofThisProcess();
    Optional<String> tooLarge = DataOutline.of(made).tooLarge(memory);
    if (tooLarge.isPresent()) {
      throw new InputException(tooLarge.get());
    }
    try {
      return new TrainingData(
          made.part(), dataset.shape(), dataset.prompts(), dataset.load(progress));
    } catch (OutOfMemoryError e) {
      throw new InputException(memory.exceededBy("dataset '" + made.name() + "'"), e);
    }
  }

  /**
   * Trains a pipeline. Before the denoiser is trained, it warns if sampling cannot reproduce the
   * data because of the scale of the latents, as described at {@link ScaleCheck}.
   *
   * @param seed seed of all random numbers; each part has its own stream
   * @throws InputException if the data do not allow it
   * @throws ArithmeticException naming the part, if a value stops being finite
   */
  public Trained train(
      WiredPipeline components, TrainingData data, long seed, PartStore store, Progress progress) {
    Samples samples = data.splits().train();
    if (samples.count() == 0) {
      throw new InputException("the data set '" + data.part().name() + "' has no training samples");
    }
    PipelineSpec spec = components.spec();
    List<DenoiserOrigin> origins = DenoiserOrigin.of(spec.denoiser(), wiring.registry());
    requireSamePipeline(origins, spec, data.prompts());
    PipelineKeys keys = PipelineKeys.of(canonical, spec, data, wiring.algebra().bits(), seed);
    List<PartCost> costs = new ArrayList<>();
    Noise noise = Noise.of(seed, "training");
    Encoder encoder =
        obtain(
            keys.encoder(),
            components.encoder(),
            () -> new EncoderInput(data.shape(), samples),
            noise.forPurpose("encoder"),
            progress,
            store,
            costs);
    LatentSpread spread = LatentSpread.of(encoder, samples.values(), workers);
    new ScaleCheck(
            spec.encoder().name(),
            spec.schedule().name(),
            components.noisiest(),
            wiring.encoderOfPoints())
        .warnings(spread, data.shape().isImage())
        .forEach(progress::warn);
    Latents latents = new Latents(encoder, spec.encoder().name(), samples, workers, progress);
    Embedder embedder =
        obtain(
            keys.embedder(),
            components.embedder(),
            () -> new EmbedderInput(data.prompts(), new Samples(latents.get(), samples.prompts())),
            noise.forPurpose("embedder"),
            progress,
            store,
            costs);
    origins.forEach(origin -> origin.require(encoder, embedder));
    DenoiserModel denoiser =
        obtain(
            keys.denoiser(),
            components.denoiser(),
            () -> denoiserInput(encoder, latents.get(), embedder, samples.prompts()),
            noise.forPurpose("denoiser"),
            progress,
            store,
            costs);
    TrainedPipeline pipeline =
        pipeline(components, data.shape(), data.prompts(), encoder, embedder, denoiser);
    return new Trained(pipeline, keys, costs, spread);
  }

  private static void requireSamePipeline(
      List<DenoiserOrigin> origins, PipelineSpec spec, List<String> prompts) {
    List<String> problems =
        origins.stream().flatMap(origin -> origin.problems(spec, prompts).stream()).toList();
    if (!problems.isEmpty()) {
      throw new InputException(String.join("\n", problems));
    }
  }

  /**
   * Restores a trained pipeline from the weights of its three parts, and tests with each prompt
   * whether they are compatible.
   *
   * @param source names the file of the weights of a slot, or of the description, for messages
   * @throws InputException naming the file with the problem
   */
  public TrainedPipeline restore(
      PipelineSpec spec, TrainedWeights weights, Function<Optional<Kind>, String> source) {
    String description = source.apply(Optional.empty());
    WiredPipeline components = ask(description, () -> wiring.wire(spec));
    Encoder encoder =
        load(Kind.ENCODER, components.encoder().component(), weights.encoder(), source);
    Embedder embedder =
        load(Kind.EMBEDDER, components.embedder().component(), weights.embedder(), source);
    DenoiserModel denoiser =
        load(Kind.DENOISER, components.denoiser().component(), weights.denoiser(), source);
    TrainedPipeline pipeline =
        ask(
            source.apply(Optional.of(Kind.DENOISER)),
            () ->
                pipeline(
                    components, weights.shape(), weights.prompts(), encoder, embedder, denoiser));
    ask(description, () -> pipeline.sampler().grid(pipeline.schedule()));
    requireLatents(components, pipeline, description, source.apply(Optional.of(Kind.ENCODER)));
    requirePrompts(components, pipeline, source.apply(Optional.of(Kind.EMBEDDER)));
    ask(
        source.apply(Optional.of(Kind.DENOISER)),
        () -> {
          pipeline.tryEachPrompt();
          return pipeline;
        });
    return pipeline;
  }

  private static <M extends Model> M load(
      Kind kind, Trainer<?, M> trainer, Weights weights, Function<Optional<Kind>, String> source) {
    return ask(source.apply(Optional.of(kind)), () -> trainer.load(weights));
  }

  private static void requireLatents(
      WiredPipeline components, TrainedPipeline pipeline, String description, String weights) {
    Shape expected =
        ask(description, () -> components.encoder().component().latentShape(pipeline.shape()));
    Shape found = ask(weights, () -> pipeline.encoder().latentShape());
    if (!found.equals(expected)) {
      throw new InputException(
          weights
              + ": gives latents of "
              + found
              + ", and by options and shape of the pipeline they are "
              + expected);
    }
  }

  private static void requirePrompts(
      WiredPipeline components, TrainedPipeline pipeline, String weights) {
    List<String> prompts = pipeline.prompts();
    ask(weights, () -> pipeline.embedder().embed(prompts));
    int found = ask(weights, () -> pipeline.embedder().width());
    int expected = ask(weights, () -> components.embedder().component().width(prompts));
    boolean complete = found == expected;
    if (pipeline.embedder() instanceof TunableEmbedder tunable) {
      int rows = ask(weights, () -> tunable.vectors().rows());
      complete &= rows == prompts.size() + (tunable.unconditional().isPresent() ? 1 : 0);
    }
    if (!complete) {
      throw new InputException(
          weights
              + ": was trained on other prompts than the "
              + prompts.size()
              + " that the pipeline names");
    }
  }

  private static <T> T ask(String source, Supplier<T> question) {
    try {
      return question.get();
    } catch (InputException | IllegalArgumentException | ArithmeticException e) {
      throw new InputException(source + ": " + e.getMessage(), e);
    }
  }

  private TrainedPipeline pipeline(
      WiredPipeline components,
      Shape shape,
      List<String> prompts,
      Encoder encoder,
      Embedder embedder,
      DenoiserModel denoiser) {
    PipelineSpec spec = components.spec();
    return new TrainedPipeline(
        spec,
        shape,
        prompts,
        encoder,
        embedder,
        denoiser.tunedVectors().map(vectors -> tuned(spec, embedder, vectors)).orElse(embedder),
        components.schedule().component(),
        denoiser,
        components.guidance().component(),
        components.sampler().component(),
        workers);
  }

  private static Embedder tuned(PipelineSpec spec, Embedder embedder, Matrix vectors) {
    if (embedder instanceof TunableEmbedder tunable) {
      try {
        return tunable.withVectors(vectors);
      } catch (IllegalArgumentException e) {
        throw new InputException(
            "denoiser '"
                + spec.denoiser().name()
                + "' brings vectors of prompts that embedder '"
                + spec.embedder().name()
                + "' cannot take: "
                + e.getMessage(),
            e);
      }
    }
    throw new InputException(
        "denoiser '"
            + spec.denoiser().name()
            + "' brings vectors of prompts that were tuned with it, and embedder '"
            + spec.embedder().name()
            + "' has none that they could replace; choose the embedder it was trained with");
  }

  private <I, M extends Model> M obtain(
      PartKey key,
      Wired<? extends Trainer<I, M>> made,
      Supplier<I> input,
      Noise noise,
      Progress progress,
      PartStore store,
      List<PartCost> costs) {
    Trainer<I, M> trainer = made.component();
    long start = System.nanoTime();
    PartStore.Obtained<M> obtained =
        store.obtain(
            key,
            trainer,
            checkpoints ->
                trained(trainer, input.get(), new Training(noise, progress, checkpoints)));
    double seconds = (System.nanoTime() - start) * 1e-9;
    long parameters = size(obtained.model().weights());
    costs.add(
        new PartCost(
            key.kind(),
            made.name(),
            key.hash(),
            obtained.source(),
            seconds,
            obtained.trainingSeconds(),
            parameters));
    return obtained.model();
  }

  private static <I, M extends Model> PartStore.Trained<M> trained(
      Trainer<I, M> trainer, I input, Training training) {
    long start = System.nanoTime();
    M model = trainer.train(input, training);
    return new PartStore.Trained<>(model, (System.nanoTime() - start) * 1e-9);
  }

  private static DenoiserInput denoiserInput(
      Encoder encoder, Matrix latents, Embedder embedder, List<String> prompts) {
    Optional<PromptVectors> vectors =
        embedder instanceof TunableEmbedder tunable
            ? Optional.of(new PromptVectors(tunable.vectors(), tunable.rows(prompts)))
            : Optional.empty();
    return new DenoiserInput(
        encoder.latentShape(), latents, embedder.embed(prompts), embedder.unconditional(), vectors);
  }

  private static long size(Weights weights) {
    long size = 0;
    for (Matrix matrix : weights.matrices().values()) {
      size += matrix.values().length;
    }
    for (double[] values : weights.doubles().values()) {
      size += values.length;
    }
    return size;
  }

  /**
   * A trained pipeline and the cost of its training.
   *
   * @param pipeline the pipeline
   * @param keys the keys of its parts
   * @param costs one entry for each part
   * @param spread statistics of the latents of the training samples
   */
  public record Trained(
      TrainedPipeline pipeline, PipelineKeys keys, List<PartCost> costs, LatentSpread spread) {

    /** Copies the list. */
    public Trained {
      costs = List.copyOf(costs);
    }
  }
}
