// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.saved;

import java.util.Arrays;
import java.util.Map;
import org.difflab.registry.CanonicalJson;
import org.difflab.registry.Kind;
import org.difflab.registry.PartTree;
import org.difflab.registry.PipelineSpec;
import org.difflab.spi.Weights;
import org.difflab.spi.plugin.Part;
import org.difflab.spi.saved.SavedSource;

/** Resolves the parts of a specification that are taken from earlier runs. */
public final class SavedParts {

  private SavedParts() {}

  /**
   * Returns the canonical text of a part, followed by the checksums of everything it takes from run
   * folders, so that the text changes with them.
   *
   * @throws org.difflab.spi.InputException if a run folder cannot be read
   */
  public static String text(Part<?> part, CanonicalJson canonical) {
    StringBuilder text = new StringBuilder(canonical.of(part));
    for (Part<?> each : PartTree.all(part)) {
      if (each.options() instanceof SavedOptions options) {
        text.append(' ').append(SavedTrial.of(options.source()).checksum(kind(each)));
      } else {
        PartTree.groups(each, SavedSource.class)
            .forEach(source -> text.append(' ').append(SavedTrial.of(source).checksum()));
      }
    }
    return text.toString();
  }

  /**
   * Returns a specification in which every saved part is replaced by the original component.
   *
   * @throws org.difflab.spi.InputException if a run folder cannot be read
   */
  public static PipelineSpec original(PipelineSpec spec, CanonicalJson canonical) {
    return new PipelineSpec(
        original(spec.encoder(), canonical),
        original(spec.embedder(), canonical),
        spec.schedule(),
        original(spec.denoiser(), canonical),
        spec.guidance(),
        spec.sampler());
  }

  /** Returns whether two parts have the same weights, bit for bit. */
  public static boolean equal(Weights first, Weights second) {
    Map<String, double[]> doubles = second.doubles();
    return first.matrices().equals(second.matrices())
        && first.texts().equals(second.texts())
        && first.doubles().keySet().equals(doubles.keySet())
        && first.doubles().entrySet().stream()
            .allMatch(entry -> Arrays.equals(entry.getValue(), doubles.get(entry.getKey())));
  }

  private static <T> Part<T> original(Part<T> part, CanonicalJson canonical) {
    return PartTree.replace(
        part,
        each ->
            each.options() instanceof SavedOptions options
                ? of(SavedTrial.of(options.source()).description(canonical), kind(each))
                : each);
  }

  private static Part<?> of(SavedDescription description, Kind kind) {
    return switch (kind) {
      case ENCODER -> description.spec().encoder();
      case EMBEDDER -> description.spec().embedder();
      case DENOISER -> description.spec().denoiser();
      default -> throw new IllegalArgumentException("no " + kind.word() + " is ever saved");
    };
  }

  private static Kind kind(Part<?> part) {
    return Kind.of(part.kind()).orElseThrow();
  }
}
