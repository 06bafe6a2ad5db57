package org.difflab.engine.experiment;

import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.difflab.engine.pipeline.PipelineTrainer;
import org.difflab.engine.pipeline.TrainedPipeline;
import org.difflab.engine.pipeline.TrainedWeights;
import org.difflab.engine.registry.CanonicalJson;
import org.difflab.engine.registry.Kind;
import org.difflab.engine.reuse.SavedParts;
import org.difflab.engine.store.Safetensors;
import org.difflab.spi.InputException;
import org.difflab.spi.training.Weights;

/**
 * Trained pipelines as files: {@code pipeline.json} names the components with their options, the
 * shape and the prompts; {@code encoder}, {@code embedder} and {@code denoiser.safetensors} hold
 * the weights, whose checksums the first names. A pipeline loaded back generates the same bits.
 * Nothing in the folder is executed, and nothing outside of it is needed: a part taken from an
 * earlier run is written as what it was there.
 */
public final class SavedPipeline {

  /** The parts that have weights. */
  static final List<Kind> TRAINED = List.of(Kind.ENCODER, Kind.EMBEDDER, Kind.DENOISER);

  /** Where a trial keeps its pipeline. */
  private static final String FOLDER = "pipeline";

  private final CanonicalJson canonical;
  private final PipelineTrainer trainer;

  /** Makes the reader and writer. */
  @Inject
  public SavedPipeline(CanonicalJson canonical, PipelineTrainer trainer) {
    this.canonical = canonical;
    this.trainer = trainer;
  }

  /**
   * Returns the folder of a pipeline: one that holds its description itself, or in the folder of
   * that name within, as the folders of trials do.
   *
   * @throws InputException if neither does
   */
  public static Path within(Path folder) {
    Path inner = folder.resolve(FOLDER);
    if (Files.exists(folder.resolve(SavedDescription.FILE))) {
      return folder;
    }
    if (Files.exists(inner.resolve(SavedDescription.FILE))) {
      return inner;
    }
    throw new InputException(
        Files.isDirectory(folder)
            ? folder
                + ": holds no trained pipeline: neither "
                + SavedDescription.FILE
                + " nor "
                + FOLDER
                + "/"
                + SavedDescription.FILE
                + " is in it"
            : folder + ": there is no such folder");
  }

  /** Returns the file of a folder that holds the weights of a part. */
  public static Path weights(Path folder, Kind kind) {
    return folder.resolve(kind.word() + ".safetensors");
  }

  /**
   * Writes a pipeline into a folder; its description goes last, so that a folder that has one is
   * whole.
   */
  public void write(Path folder, TrainedPipeline pipeline) {
    TrainedWeights weights = TrainedWeights.of(pipeline);
    Safetensors.write(weights(folder, Kind.ENCODER), weights.encoder());
    Safetensors.write(weights(folder, Kind.EMBEDDER), weights.embedder());
    Safetensors.write(weights(folder, Kind.DENOISER), weights.denoiser());
    new SavedDescription(
            SavedParts.original(pipeline.spec(), canonical),
            pipeline.shape(),
            pipeline.prompts(),
            List.of())
        .write(folder, canonical);
  }

  /**
   * Returns a sentence for each component of a pipeline that another plug-in, or another version of
   * it, made than is installed; it may not generate the same bits.
   *
   * @throws org.difflab.spi.InputException naming the file, if it cannot be read, or names a
   *     component that is not installed
   */
  public List<String> differences(Path folder) {
    return SavedDescription.read(folder, canonical).differences();
  }

  /**
   * Reads a pipeline back.
   *
   * @throws org.difflab.spi.InputException naming the file, if something is missing, damaged, or
   *     made by a component that is not installed
   */
  public TrainedPipeline read(Path folder) {
    SavedDescription description = SavedDescription.read(folder, canonical);
    TrainedWeights weights =
        new TrainedWeights(
            description.shape(),
            description.prompts(),
            read(folder, Kind.ENCODER),
            read(folder, Kind.EMBEDDER),
            read(folder, Kind.DENOISER));
    return trainer.restore(
        description.spec(),
        weights,
        kind ->
            kind.map(slot -> weights(folder, slot))
                .orElseGet(() -> folder.resolve(SavedDescription.FILE))
                .toString());
  }

  /**
   * Reads the weights of a part.
   *
   * @throws org.difflab.spi.InputException naming the file, if it is missing, damaged, or not the
   *     one that was written
   */
  public static Weights read(Path folder, Kind kind) {
    SavedDescription.requireChecksum(folder, kind);
    return Safetensors.read(weights(folder, kind));
  }
}
