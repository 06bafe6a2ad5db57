package org.difflab.cli.gallery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.difflab.engine.file.NpyFile;
import org.difflab.spi.InputException;
import org.difflab.spi.Samples;

/** The samples that a trial left in its folder. */
public final class SavedSamples {

  private SavedSamples() {}

  /**
   * Reads the samples.
   *
   * @throws InputException if they cannot be read
   */
  static Samples read(Path trial) {
    return new Samples(NpyFile.read(trial.resolve("samples.npy")).values(), prompts(trial));
  }

  /**
   * Reads what each of them shows.
   *
   * @throws InputException if that cannot be read
   */
  public static List<String> prompts(Path trial) {
    Path file = trial.resolve("prompts.txt");
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new InputException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }
}
