package org.difflab.cli.gallery;

import java.nio.file.Path;
import java.util.List;
import org.difflab.engine.experiment.PromptLines;
import org.difflab.engine.file.NpyFile;
import org.difflab.spi.Samples;

/** The samples that a trial left in its folder. */
public final class SavedSamples {

  private SavedSamples() {}

  /**
   * Reads the samples.
   *
   * @throws org.difflab.spi.InputException if they cannot be read
   */
  static Samples read(Path trial) {
    return new Samples(NpyFile.read(trial.resolve("samples.npy")).values(), prompts(trial));
  }

  /**
   * Reads what each of them shows.
   *
   * @throws org.difflab.spi.InputException if that cannot be read
   */
  public static List<String> prompts(Path trial) {
    return PromptLines.read(trial.resolve("prompts.txt"));
  }
}
