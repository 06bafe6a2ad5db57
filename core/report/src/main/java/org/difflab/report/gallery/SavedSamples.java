// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.gallery;

import java.nio.file.Path;
import java.util.List;
import org.difflab.engine.experiment.PromptLines;
import org.difflab.engine.saved.SavedDescription;
import org.difflab.files.NpyFile;
import org.difflab.files.text.Spelling;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Samples;

/** The samples in the folder of a trial. */
public final class SavedSamples {

  private static final String PROMPTS = "prompts.txt";

  private SavedSamples() {}

  /**
   * Reads the samples.
   *
   * @throws InputException naming the file, if they cannot be read, or do not match
   */
  static Samples read(Path trial) {
    Path file = trial.resolve("samples.npy");
    Matrix values = NpyFile.read(file).values();
    List<String> prompts = prompts(trial);
    if (prompts.size() != values.rows()) {
      throw new InputException(
          trial.resolve(PROMPTS)
              + ": has "
              + Spelling.counted(prompts.size(), "line")
              + ", and "
              + file.getFileName()
              + " "
              + Spelling.counted(values.rows(), "sample"));
    }
    return new Samples(values, prompts);
  }

  /**
   * Reads the prompts of the samples.
   *
   * @throws InputException naming file and line, if one cannot be read, or is a prompt that the
   *     trial's pipeline was not trained on
   */
  public static List<String> prompts(Path trial) {
    return PromptLines.read(
        trial.resolve(PROMPTS), SavedDescription.prompts(SavedDescription.within(trial)));
  }
}
