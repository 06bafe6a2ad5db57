// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.saved;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.difflab.engine.run.RunFolder;
import org.difflab.files.AtomicFile;
import org.difflab.files.FileContents;
import org.difflab.files.StrictJson;
import org.difflab.files.text.ShortText;
import org.difflab.files.text.Spelling;
import org.difflab.registry.CanonicalJson;
import org.difflab.registry.Kind;
import org.difflab.registry.PipelineSpec;
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
 * The content of {@code pipeline.json}, the description of a saved pipeline.
 *
 * @param spec its components with their options
 * @param shape the layout of samples
 * @param prompts the prompts it was trained on, in order
 * @param differences a sentence for each component that was created by another plug-in, or another
 *     version of it, than is installed; empty when it is written
 */
public record SavedDescription(
    PipelineSpec spec, Shape shape, List<String> prompts, List<String> differences) {

  /** The name of the file in the folder of a pipeline. */
  public static final String FILE = "pipeline.json";

  /** The folder of the pipeline in the folder of a trial. */
  private static final String FOLDER = "pipeline";

  private static final String FORMAT = "format";
  private static final String SHAPE = "shape";
  private static final String PROMPTS = "prompts";
  private static final String CHECKSUMS = "checksums";
  private static final String DESCRIPTION = "description";
  private static final String CHANGED =
      "does not have the checksum in " + FILE + "; it was changed or damaged after it was written";
  private static final List<String> FIELDS =
      Stream.concat(
              Stream.of(FORMAT, SHAPE, PROMPTS, CHECKSUMS),
              Stream.of(
                      Kind.ENCODER,
                      Kind.EMBEDDER,
                      Kind.SCHEDULE,
                      Kind.DENOISER,
                      Kind.GUIDANCE,
                      Kind.SAMPLER)
                  .map(Kind::word))
          .toList();
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Copies the lists. */
  public SavedDescription {
    prompts = List.copyOf(prompts);
    differences = List.copyOf(differences);
  }

  /**
   * Returns the folder of a pipeline: the given folder if it contains a description, or else its
   * subfolder {@code pipeline}, as in the folders of trials.
   *
   * @throws InputException if neither contains one
   */
  public static Path within(Path folder) {
    Path inner = folder.resolve(FOLDER);
    if (Files.exists(folder.resolve(FILE))) {
      return folder;
    }
    if (Files.exists(inner.resolve(FILE))) {
      return inner;
    }
    throw new InputException(
        Files.isDirectory(folder)
            ? folder
                + ": holds no trained pipeline: neither "
                + FILE
                + " nor "
                + FOLDER
                + "/"
                + FILE
                + " is in it"
            : folder + ": there is no such folder");
  }

  /**
   * Writes the file into a folder, with the checksums of its own content and of the weights in the
   * folder.
   */
  public void write(Path folder, CanonicalJson canonical) {
    ObjectNode root = JSON.createObjectNode();
    root.put(FORMAT, RunFolder.FORMAT);
    root.putArray(SHAPE).add(shape.height()).add(shape.width()).add(shape.channels());
    prompts.forEach(root.putArray(PROMPTS)::add);
    String text;
    try {
      for (Map.Entry<Kind, Part<?>> slot : spec.parts().entrySet()) {
        root.set(slot.getKey().word(), JSON.readTree(canonical.of(slot.getValue())));
      }
      root.set(CHECKSUMS, checksums(folder, root));
      text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (IOException e) {
      throw new IllegalStateException("canonical JSON is JSON", e);
    }
    AtomicFile.write(folder.resolve(FILE), text);
  }

  private static ObjectNode checksums(Path folder, ObjectNode root) {
    ObjectNode checksums = JSON.createObjectNode();
    checksums.put(DESCRIPTION, checksum(StrictJson.object(FILE, root.toString())));
    for (Kind kind : SavedWeights.KINDS) {
      FileContents.digest(SavedWeights.file(folder, kind))
          .ifPresent(found -> checksums.put(kind.word(), found));
    }
    return checksums;
  }

  /**
   * Returns the checksum of the content of the file in a folder, without the checksums of weights.
   *
   * @throws InputException naming the file, if it is missing or damaged
   */
  public static String checksum(Path folder) {
    return checksum(StrictJson.object(folder.resolve(FILE)));
  }

  /** Returns the checksum of everything except the checksums. */
  private static String checksum(JsonNode root) {
    ObjectNode rest = ((ObjectNode) root).deepCopy();
    rest.remove(CHECKSUMS);
    return "sha256:" + Hashing.sha256().hashString(rest.toString(), StandardCharsets.UTF_8);
  }

  private static String checksum(Path file, JsonNode root, String of) {
    JsonNode expected = root.path(CHECKSUMS).path(of);
    if (!expected.isTextual()) {
      throw new InputException(
          file
              + ": field '"
              + CHECKSUMS
              + "."
              + of
              + "' must be a checksum, found "
              + (expected.isMissingNode() ? "nothing" : ShortText.of(expected.toString())));
    }
    return expected.textValue();
  }

  /**
   * Verifies the checksum of a file of weights.
   *
   * @throws InputException naming the file, if it is missing or was changed
   */
  static void requireChecksum(Path folder, Kind kind) {
    Path file = folder.resolve(FILE);
    Path weights = SavedWeights.file(folder, kind);
    String expected = checksum(file, StrictJson.object(file), kind.word());
    FileContents.digest(weights)
        .filter(found -> !found.equals(expected))
        .ifPresent(
            found -> {
              throw new InputException(weights + ": " + CHANGED);
            });
  }

  /**
   * Returns the prompts that the pipeline of a folder was trained on, without reading the rest of
   * its file.
   *
   * @throws InputException naming the file, if it is missing or damaged
   */
  public static List<String> prompts(Path folder) {
    Path file = folder.resolve(FILE);
    JsonNode root = StrictJson.object(file);
    try {
      return prompts(root.path(PROMPTS));
    } catch (InputException e) {
      throw new InputException(file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Reads the file of a folder.
   *
   * @throws InputException naming the file, if it is missing, damaged, of another format, or names
   *     components that are not installed
   */
  public static SavedDescription read(Path folder, CanonicalJson canonical) {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      throw new InputException(
          file
              + ": there is no such file; the trial was not finished, or this is not a run folder");
    }
    JsonNode root = StrictJson.object(file);
    JsonNode format = root.path(FORMAT);
    if (!format.isInt() || format.intValue() != RunFolder.FORMAT) {
      throw new InputException(
          file + ": is of format " + format + ", this version reads format " + RunFolder.FORMAT);
    }
    SavedDescription description;
    try {
      description = parsed(root, canonical);
    } catch (InputException | IllegalArgumentException e) {
      throw new InputException(file + ": " + e.getMessage(), e);
    }
    if (!checksum(file, root, DESCRIPTION).equals(checksum(root))) {
      throw new InputException(file + ": " + CHANGED);
    }
    return description;
  }

  private static SavedDescription parsed(JsonNode root, CanonicalJson canonical) {
    root.fieldNames()
        .forEachRemaining(
            field -> {
              if (!FIELDS.contains(field)) {
                throw new InputException(Spelling.unknown("field", field, FIELDS));
              }
            });
    Shape shape = shape(root.path(SHAPE));
    List<String> prompts = prompts(root.path(PROMPTS));
    List<String> differences = canonical.differences(root.toString());
    PipelineSpec spec =
        new PipelineSpec(
            part(EncoderTrainer.class, Kind.ENCODER, root, canonical),
            part(EmbedderTrainer.class, Kind.EMBEDDER, root, canonical),
            part(Schedule.class, Kind.SCHEDULE, root, canonical),
            part(DenoiserTrainer.class, Kind.DENOISER, root, canonical),
            part(Guidance.class, Kind.GUIDANCE, root, canonical),
            part(Sampler.class, Kind.SAMPLER, root, canonical));
    return new SavedDescription(spec, shape, prompts, differences);
  }

  private static Shape shape(JsonNode sizes) {
    boolean whole = sizes.isArray() && sizes.size() == 3;
    for (JsonNode size : sizes) {
      whole &= size.isInt() && size.intValue() > 0;
    }
    if (!whole) {
      throw new InputException(
          "field '"
              + SHAPE
              + "' must be three positive whole numbers (height, width, channels), found "
              + ShortText.of(sizes.toString()));
    }
    return new Shape(sizes.get(0).intValue(), sizes.get(1).intValue(), sizes.get(2).intValue());
  }

  private static List<String> prompts(JsonNode texts) {
    if (!texts.isArray() || texts.isEmpty()) {
      throw new InputException(
          "field '"
              + PROMPTS
              + "' must be a list of at least one prompt, found "
              + ShortText.of(texts.toString()));
    }
    Set<String> prompts = new LinkedHashSet<>();
    for (int number = 0; number < texts.size(); number++) {
      JsonNode text = texts.get(number);
      String field = "field '" + PROMPTS + "[" + number + "]'";
      if (!text.isTextual() || text.textValue().isEmpty()) {
        throw new InputException(
            field + " must be a text that is not empty, found " + ShortText.of(text.toString()));
      }
      if (!prompts.add(text.textValue())) {
        throw new InputException(
            field + " repeats the prompt '" + ShortText.of(text.textValue()) + "'");
      }
    }
    return List.copyOf(prompts);
  }

  private static <T> Part<T> part(
      Class<T> kind, Kind slot, JsonNode root, CanonicalJson canonical) {
    try {
      if (!root.path(slot.word()).isObject()) {
        throw new InputException(
            "must be an object, found "
                + (root.has(slot.word())
                    ? ShortText.of(root.path(slot.word()).toString())
                    : "nothing"));
      }
      return canonical.part(kind, root.path(slot.word()).toString());
    } catch (InputException e) {
      throw new InputException("field '" + slot.word() + "': " + e.getMessage(), e);
    }
  }
}
