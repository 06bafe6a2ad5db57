// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.experiment;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import org.difflab.engine.pipeline.PipelineTrainer;
import org.difflab.engine.pipeline.TrainedPipeline;
import org.difflab.engine.pipeline.TrainedWeights;
import org.difflab.engine.saved.SavedDescription;
import org.difflab.engine.saved.SavedParts;
import org.difflab.engine.saved.SavedWeights;
import org.difflab.files.Safetensors;
import org.difflab.registry.CanonicalJson;
import org.difflab.registry.Kind;

/**
 * Trained pipelines as files: {@code pipeline.json} names the components with their options, the
 * shape and the prompts; {@code encoder}, {@code embedder} and {@code denoiser.safetensors} hold
 * the weights, whose checksums the first names. A loaded pipeline generates the same bits. No code
 * in the folder is executed, and no other file is needed: a part taken from an earlier run is saved
 * as the original component.
 */
public final class SavedPipeline {

  private final CanonicalJson canonical;
  private final PipelineTrainer trainer;

  /** Creates the reader and writer. */
  @Inject
  public SavedPipeline(CanonicalJson canonical, PipelineTrainer trainer) {
    this.canonical = canonical;
    this.trainer = trainer;
  }

  /**
   * Writes a pipeline into a folder. Its description is written last, so that a folder with one is
   * complete.
   */
  public void write(Path folder, TrainedPipeline pipeline) {
    TrainedWeights weights = TrainedWeights.of(pipeline);
    Safetensors.write(SavedWeights.file(folder, Kind.ENCODER), weights.encoder());
    Safetensors.write(SavedWeights.file(folder, Kind.EMBEDDER), weights.embedder());
    Safetensors.write(SavedWeights.file(folder, Kind.DENOISER), weights.denoiser());
    new SavedDescription(
            SavedParts.original(pipeline.spec(), canonical),
            pipeline.shape(),
            pipeline.prompts(),
            List.of())
        .write(folder, canonical);
  }

  /**
   * Returns a sentence for each component of a pipeline that was created by another plug-in, or
   * another version of it, than is installed; the pipeline may then not generate the same bits.
   *
   * @throws org.difflab.spi.InputException naming the file, if it cannot be read, or names a
   *     component that is not installed
   */
  public List<String> differences(Path folder) {
    return SavedDescription.read(folder, canonical).differences();
  }

  /**
   * Loads a pipeline.
   *
   * @throws org.difflab.spi.InputException naming the file, if something is missing, damaged, or
   *     needs a component that is not installed
   */
  public TrainedPipeline read(Path folder) {
    SavedDescription description = SavedDescription.read(folder, canonical);
    TrainedWeights weights =
        new TrainedWeights(
            description.shape(),
            description.prompts(),
            SavedWeights.read(folder, Kind.ENCODER),
            SavedWeights.read(folder, Kind.EMBEDDER),
            SavedWeights.read(folder, Kind.DENOISER));
    return trainer.restore(
        description.spec(),
        weights,
        kind ->
            kind.map(slot -> SavedWeights.file(folder, slot))
                .orElseGet(() -> folder.resolve(SavedDescription.FILE))
                .toString());
  }
}
