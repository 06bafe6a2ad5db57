// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.saved;

import java.nio.file.Path;
import java.util.List;
import org.difflab.files.Safetensors;
import org.difflab.registry.Kind;
import org.difflab.spi.Weights;

/** The files with the weights of a saved pipeline. */
public final class SavedWeights {

  /** The parts that have weights. */
  public static final List<Kind> KINDS = List.of(Kind.ENCODER, Kind.EMBEDDER, Kind.DENOISER);

  private SavedWeights() {}

  /** Returns the file of a folder that holds the weights of a part. */
  public static Path file(Path folder, Kind kind) {
    return folder.resolve(kind.word() + ".safetensors");
  }

  /**
   * Reads the weights of a part.
   *
   * @throws org.difflab.spi.InputException naming the file, if it is missing, damaged or changed
   */
  public static Weights read(Path folder, Kind kind) {
    SavedDescription.requireChecksum(folder, kind);
    return Safetensors.read(file(folder, kind));
  }
}
