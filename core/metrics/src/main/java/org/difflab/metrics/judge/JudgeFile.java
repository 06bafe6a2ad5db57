// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics.judge;

import java.nio.file.Path;
import org.difflab.files.Safetensors;
import org.difflab.spi.InputException;
import org.difflab.spi.Weights;

/** Judges in files: safetensors, with the recipe among the texts of the header. */
public final class JudgeFile {

  private JudgeFile() {}

  /**
   * Writes a judge, replacing a file in one move.
   *
   * @throws InputException if it cannot be written
   */
  public static void write(Path file, Judge judge) {
    Safetensors.write(file, judge.weights());
  }

  /**
   * Reads a judge.
   *
   * @throws InputException naming the file, if it is missing, damaged or no judge
   */
  public static Judge read(Path file) {
    Weights weights = Safetensors.read(file);
    try {
      return Judge.load(weights);
    } catch (InputException e) {
      throw new InputException(
          file + ": is not a judge made by difflab judge train: " + e.getMessage(), e);
    }
  }
}
