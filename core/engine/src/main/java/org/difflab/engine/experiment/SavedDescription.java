package org.difflab.engine.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.difflab.engine.file.AtomicFile;
import org.difflab.engine.pipeline.PipelineSpec;
import org.difflab.engine.registry.CanonicalJson;
import org.difflab.engine.registry.Kind;
import org.difflab.spi.Guidance;
import org.difflab.spi.InputException;
import org.difflab.spi.Sampler;
import org.difflab.spi.Schedule;
import org.difflab.spi.Shape;
import org.difflab.spi.plugin.Part;
import org.difflab.spi.training.DenoiserTrainer;
import org.difflab.spi.training.EmbedderTrainer;
import org.difflab.spi.training.EncoderTrainer;

/**
 * What {@code pipeline.json} tells of a saved pipeline.
 *
 * @param spec its components with their options
 * @param shape how samples are laid out
 * @param prompts the prompts it was trained on, in order
 * @param differences a sentence for each component that another plug-in, or another version of it,
 *     made than is installed; none when it is written
 */
public record SavedDescription(
    PipelineSpec spec, Shape shape, List<String> prompts, List<String> differences) {

  /** The name of the file in the folder of a pipeline. */
  public static final String FILE = "pipeline.json";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Copies the lists. */
  public SavedDescription {
    prompts = List.copyOf(prompts);
    differences = List.copyOf(differences);
  }

  /** Writes the file into a folder. */
  void write(Path folder, CanonicalJson canonical) {
    ObjectNode root = JSON.createObjectNode();
    root.put("format", RunFolder.FORMAT);
    root.putArray("shape").add(shape.height()).add(shape.width()).add(shape.channels());
    prompts.forEach(root.putArray("prompts")::add);
    String text;
    try {
      for (Map.Entry<Kind, Part<?>> slot : spec.parts().entrySet()) {
        root.set(slot.getKey().word(), JSON.readTree(canonical.of(slot.getValue())));
      }
      text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (IOException e) {
      throw new IllegalStateException("canonical JSON is JSON", e);
    }
    AtomicFile.write(folder.resolve(FILE), text);
  }

  /**
   * Reads the file of a folder.
   *
   * @throws InputException naming the file, if it is missing, damaged, of another format, or names
   *     components that are not installed
   */
  public static SavedDescription read(Path folder, CanonicalJson canonical) {
    Path file = folder.resolve(FILE);
    JsonNode root = parse(file);
    if (root.path("format").asInt(-1) != RunFolder.FORMAT) {
      throw new InputException(
          file
              + ": is of format "
              + root.path("format")
              + ", this version reads format "
              + RunFolder.FORMAT);
    }
    try {
      return parsed(root, canonical);
    } catch (InputException | IllegalArgumentException e) {
      throw new InputException(file + ": " + e.getMessage(), e);
    }
  }

  private static SavedDescription parsed(JsonNode root, CanonicalJson canonical) {
    List<String> differences = canonical.differences(root.toString());
    PipelineSpec spec =
        new PipelineSpec(
            part(EncoderTrainer.class, Kind.ENCODER, root, canonical),
            part(EmbedderTrainer.class, Kind.EMBEDDER, root, canonical),
            part(Schedule.class, Kind.SCHEDULE, root, canonical),
            part(DenoiserTrainer.class, Kind.DENOISER, root, canonical),
            part(Guidance.class, Kind.GUIDANCE, root, canonical),
            part(Sampler.class, Kind.SAMPLER, root, canonical));
    JsonNode shape = root.path("shape");
    List<String> prompts = new ArrayList<>();
    root.path("prompts").forEach(prompt -> prompts.add(prompt.asText()));
    return new SavedDescription(
        spec,
        new Shape(shape.path(0).asInt(), shape.path(1).asInt(), shape.path(2).asInt()),
        prompts,
        differences);
  }

  private static <T> Part<T> part(
      Class<T> kind, Kind slot, JsonNode root, CanonicalJson canonical) {
    return canonical.part(kind, root.path(slot.word()).toString());
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
