// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.saved;

import java.nio.file.Path;
import java.util.List;
import org.difflab.engine.run.FinishedTrials;
import org.difflab.engine.run.RunFolder;
import org.difflab.engine.run.TrialResult;
import org.difflab.files.Checksum.Algorithm;
import org.difflab.registry.CanonicalJson;
import org.difflab.registry.Kind;
import org.difflab.spi.InputException;
import org.difflab.spi.Weights;
import org.difflab.spi.saved.SavedSource;

/**
 * A finished trial of a run folder.
 *
 * @param name its name in messages
 * @param folder the folder of its pipeline
 */
record SavedTrial(String name, Path folder) {

  /**
   * Finds a trial.
   *
   * @throws InputException if there is no run folder, or no such trial was finished in it
   */
  static SavedTrial of(SavedSource source) {
    RunFolder run = RunFolder.open(source.run());
    FinishedTrials finished = FinishedTrials.of(run);
    TrialResult result;
    try {
      result = source.trial().map(finished::named).orElseGet(finished::first);
    } catch (InputException e) {
      throw new InputException(source.run() + ": " + e.getMessage(), e);
    }
    return new SavedTrial(
        "trial '" + result.trial() + "' of " + source.run(), run.pipeline(result.folder()));
  }

  /**
   * Reads the description of the pipeline.
   *
   * @throws InputException naming the file, if it cannot be read
   */
  SavedDescription description(CanonicalJson canonical) {
    return SavedDescription.read(folder, canonical);
  }

  /**
   * Reads the weights of a part.
   *
   * @throws InputException naming the file, if it cannot be read
   */
  Weights weights(Kind kind) {
    return SavedWeights.read(folder, kind);
  }

  /**
   * Returns a checksum of everything that defines a part.
   *
   * @throws InputException naming the file, if one cannot be read
   */
  String checksum(Kind kind) {
    // The weights of other parts, which the description also names, are not included.
    return checksum(List.of(kind));
  }

  /**
   * Returns a checksum of all that decides what the pipeline is.
   *
   * @throws InputException naming the file, if one cannot be read
   */
  String checksum() {
    return checksum(SavedWeights.KINDS);
  }

  private String checksum(List<Kind> kinds) {
    StringBuilder text = new StringBuilder(SavedDescription.checksum(folder));
    for (Kind kind : kinds) {
      text.append(' ').append(Algorithm.SHA256.of(SavedWeights.file(folder, kind)).hex());
    }
    return text.toString();
  }
}
