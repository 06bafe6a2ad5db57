// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.saved;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.difflab.files.Checksum.Algorithm;
import org.difflab.files.yaml.YamlWriter;
import org.difflab.registry.CanonicalJson;
import org.difflab.registry.Kind;
import org.difflab.registry.PartTree;
import org.difflab.registry.PartWriter;
import org.difflab.registry.PipelineSpec;
import org.difflab.registry.Registry;
import org.difflab.spi.Embedder;
import org.difflab.spi.Encoder;
import org.difflab.spi.InputException;
import org.difflab.spi.Weights;
import org.difflab.spi.plugin.Part;

/**
 * The encoder and the embedder that a saved denoiser was trained with. Its weights are valid only
 * for their latents and conditions: with others of the same sizes it would silently give wrong
 * samples.
 */
public final class DenoiserOrigin {

  private final SavedTrial trial;
  private final SavedDescription description;
  private final CanonicalJson canonical;
  private final PartWriter writer;

  private DenoiserOrigin(SavedTrial trial, CanonicalJson canonical, PartWriter writer) {
    this.trial = trial;
    this.description = trial.description(canonical);
    this.canonical = canonical;
    this.writer = writer;
  }

  /**
   * Returns the origin of each saved denoiser nested in a denoiser.
   *
   * @throws InputException if a run folder cannot be read
   */
  public static List<DenoiserOrigin> of(Part<?> denoiser, Registry registry) {
    List<DenoiserOrigin> origins = new ArrayList<>();
    for (Part<?> part : PartTree.all(denoiser)) {
      if (part.options() instanceof SavedOptions options) {
        origins.add(
            new DenoiserOrigin(
                SavedTrial.of(options.source()),
                new CanonicalJson(registry),
                new PartWriter(registry)));
      }
    }
    return origins;
  }

  /**
   * Returns a sentence for each difference between a pipeline and the one that the denoiser was
   * trained in, according to their descriptions.
   *
   * @param prompts the prompts of the data set
   * @throws InputException if a run folder cannot be read
   */
  public List<String> problems(PipelineSpec spec, List<String> prompts) {
    List<String> problems = new ArrayList<>();
    TrainedPrompts trained = new TrainedPrompts("denoiser", trial.name(), description.prompts());
    trained.difference(prompts).ifPresent(problems::add);
    PipelineSpec original = SavedParts.original(spec, canonical);
    difference(Kind.ENCODER, spec.encoder(), original.encoder(), description.spec().encoder())
        .ifPresent(problems::add);
    difference(Kind.EMBEDDER, spec.embedder(), original.embedder(), description.spec().embedder())
        .ifPresent(problems::add);
    return problems;
  }

  private Optional<String> difference(Kind kind, Part<?> chosen, Part<?> original, Part<?> needed) {
    if (!canonical.of(original).equals(canonical.of(needed))) {
      return Optional.of(different(kind, line(needed), line(original)));
    }
    if (chosen.options() instanceof SavedOptions options) {
      SavedTrial other = SavedTrial.of(options.source());
      return checksum(other, kind).equals(checksum(trial, kind))
          ? Optional.empty()
          : Optional.of(
              different(
                  kind, "that of this trial", "that of " + other.name() + ", with other weights"));
    }
    return Optional.empty();
  }

  private static String checksum(SavedTrial trial, Kind kind) {
    return Algorithm.SHA256.of(SavedWeights.file(trial.folder(), kind)).hex();
  }

  /**
   * Compares the encoder and the embedder of a pipeline, once they are trained, with those that the
   * denoiser was trained with.
   *
   * @throws InputException if their weights differ, or cannot be read
   */
  public void require(Encoder encoder, Embedder embedder) {
    List<String> problems = new ArrayList<>();
    requireSame(Kind.ENCODER, encoder.weights(), problems);
    requireSame(Kind.EMBEDDER, embedder.weights(), problems);
    if (!problems.isEmpty()) {
      throw new InputException(String.join("\n", problems));
    }
  }

  private void requireSame(Kind kind, Weights found, List<String> problems) {
    if (!SavedParts.equal(trial.weights(kind), found)) {
      problems.add(different(kind, "that of this trial", "one with other weights"));
    }
  }

  private String different(Kind kind, String needed, String found) {
    return "the denoiser of "
        + trial.name()
        + " was trained with another "
        + kind.word()
        + ": it needs "
        + needed
        + ", the pipeline has "
        + found
        + "; use 'saved' for the "
        + kind.word()
        + " too, with the same run and trial";
  }

  private String line(Part<?> part) {
    return new YamlWriter().line(writer.write(part));
  }
}
