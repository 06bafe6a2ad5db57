package org.difflab.engine.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.difflab.engine.file.AtomicFile;
import org.difflab.engine.pipeline.PipelineSpec;
import org.difflab.engine.pipeline.PipelineTrainer;
import org.difflab.engine.pipeline.TrainedPipeline;
import org.difflab.engine.pipeline.TrainedWeights;
import org.difflab.engine.registry.CanonicalJson;
import org.difflab.engine.store.Safetensors;
import org.difflab.spi.Guidance;
import org.difflab.spi.InputException;
import org.difflab.spi.Sampler;
import org.difflab.spi.Schedule;
import org.difflab.spi.Shape;
import org.difflab.spi.training.DenoiserTrainer;
import org.difflab.spi.training.EmbedderTrainer;
import org.difflab.spi.training.EncoderTrainer;

/**
 * Trained pipelines as files: {@code pipeline.json} names the components with their options, the
 * shape and the prompts; {@code encoder}, {@code embedder} and {@code denoiser.safetensors} hold
 * the weights. A pipeline loaded back generates the same bits. Nothing in the folder is executed.
 */
public final class SavedPipeline {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DESCRIPTION = "pipeline.json";

  private final CanonicalJson canonical;
  private final PipelineTrainer trainer;

  /** Makes the reader and writer. */
  @Inject
  public SavedPipeline(CanonicalJson canonical, PipelineTrainer trainer) {
    this.canonical = canonical;
    this.trainer = trainer;
  }

  /**
   * Writes a pipeline into a folder; its description goes last, so that a folder that has one is
   * whole.
   */
  public void write(Path folder, TrainedPipeline pipeline) {
    TrainedWeights weights = TrainedWeights.of(pipeline);
    Safetensors.write(folder.resolve("encoder.safetensors"), weights.encoder());
    Safetensors.write(folder.resolve("embedder.safetensors"), weights.embedder());
    Safetensors.write(folder.resolve("denoiser.safetensors"), weights.denoiser());
    String description = description(pipeline);
    AtomicFile.write(
        folder.resolve(DESCRIPTION),
        out -> out.write(description.getBytes(StandardCharsets.UTF_8)));
  }

  private String description(TrainedPipeline pipeline) {
    ObjectNode root = JSON.createObjectNode();
    root.put("format", RunFolder.FORMAT);
    Shape shape = pipeline.shape();
    root.putArray("shape").add(shape.height()).add(shape.width()).add(shape.channels());
    pipeline.prompts().forEach(root.putArray("prompts")::add);
    PipelineSpec spec = pipeline.spec();
    try {
      root.set("encoder", JSON.readTree(canonical.of(spec.encoder())));
      root.set("embedder", JSON.readTree(canonical.of(spec.embedder())));
      root.set("schedule", JSON.readTree(canonical.of(spec.schedule())));
      root.set("denoiser", JSON.readTree(canonical.of(spec.denoiser())));
      root.set("guidance", JSON.readTree(canonical.of(spec.guidance())));
      root.set("sampler", JSON.readTree(canonical.of(spec.sampler())));
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (IOException e) {
      throw new IllegalStateException("canonical JSON is JSON", e);
    }
  }

  /**
   * Reads a pipeline back.
   *
   * @throws InputException naming the file, if something is missing, damaged, or made by a
   *     component that is not installed
   */
  public TrainedPipeline read(Path folder) {
    Path file = folder.resolve(DESCRIPTION);
    JsonNode root = parse(file);
    if (root.path("format").asInt(-1) != RunFolder.FORMAT) {
      throw new InputException(
          file
              + ": is of format "
              + root.path("format")
              + ", this version reads format "
              + RunFolder.FORMAT);
    }
    PipelineSpec spec =
        new PipelineSpec(
            canonical.part(EncoderTrainer.class, root.path("encoder").toString()),
            canonical.part(EmbedderTrainer.class, root.path("embedder").toString()),
            canonical.part(Schedule.class, root.path("schedule").toString()),
            canonical.part(DenoiserTrainer.class, root.path("denoiser").toString()),
            canonical.part(Guidance.class, root.path("guidance").toString()),
            canonical.part(Sampler.class, root.path("sampler").toString()));
    JsonNode shape = root.path("shape");
    List<String> prompts = new ArrayList<>();
    root.path("prompts").forEach(prompt -> prompts.add(prompt.asText()));
    TrainedWeights weights =
        new TrainedWeights(
            new Shape(shape.path(0).asInt(), shape.path(1).asInt(), shape.path(2).asInt()),
            prompts,
            Safetensors.read(folder.resolve("encoder.safetensors")),
            Safetensors.read(folder.resolve("embedder.safetensors")),
            Safetensors.read(folder.resolve("denoiser.safetensors")));
    return trainer.restore(spec, weights);
  }

  private static JsonNode parse(Path file) {
    if (!Files.exists(file)) {
      throw new InputException(
          file + ": there is no such file; the trial was not finished, or this is no run folder");
    }
    try {
      return JSON.readTree(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new InputException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }
}
