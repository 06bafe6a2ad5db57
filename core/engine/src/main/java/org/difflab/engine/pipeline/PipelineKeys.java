// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.pipeline;

import java.util.List;
import org.difflab.engine.saved.SavedParts;
import org.difflab.engine.store.PartKey;
import org.difflab.registry.CanonicalJson;
import org.difflab.registry.PipelineSpec;

/**
 * The keys of a pipeline's trained parts. Each covers the component with its plug-in's version and
 * options, the weights it takes from earlier runs, the keys of all it is trained on, the linear
 * algebra that computes it, and the seed. The sampler and guidance are not part of any key:
 * changing them retrains nothing.
 *
 * @param encoder key of the encoder
 * @param embedder key of the embedder
 * @param denoiser key of the denoiser
 */
public record PipelineKeys(PartKey encoder, PartKey embedder, PartKey denoiser) {

  /**
   * Computes the keys.
   *
   * @param algebra what the bits of the linear algebra depend on
   * @throws org.difflab.spi.InputException if a part comes from a run folder that cannot be read
   */
  public static PipelineKeys of(
      CanonicalJson canonical, PipelineSpec spec, TrainingData data, String algebra, long seed) {
    String seedText = Long.toString(seed);
    PartKey dataset =
        PartKey.of(
            "dataset", List.of(canonical.of(data.part()), data.splits().checksum(), algebra));
    PartKey encoder =
        PartKey.of(
            "encoder",
            List.of(SavedParts.text(spec.encoder(), canonical), dataset.hash(), seedText));
    PartKey embedder =
        PartKey.of(
            "embedder",
            List.of(SavedParts.text(spec.embedder(), canonical), encoder.hash(), seedText));
    PartKey denoiser =
        PartKey.of(
            "denoiser",
            List.of(
                SavedParts.text(spec.denoiser(), canonical),
                SavedParts.text(spec.schedule(), canonical),
                encoder.hash(),
                embedder.hash(),
                seedText));
    return new PipelineKeys(encoder, embedder, denoiser);
  }
}
