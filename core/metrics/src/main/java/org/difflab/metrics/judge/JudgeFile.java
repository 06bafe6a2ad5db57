// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics.judge;

import java.nio.file.Path;
import org.difflab.files.Safetensors;
import org.difflab.spi.InputException;
import org.difflab.spi.Weights;

/** Reads and writes judges as safetensors files, with the recipe in the metadata of the header. */
public final class JudgeFile {

  private JudgeFile() {}

  /**
   * Writes a judge, replacing an existing file atomically.
   *
   * @throws InputException if it cannot be written
   */
  public static void write(Path file, Judge judge) {
    Safetensors.write(file, judge.weights());
  }

  /**
   * Reads a judge.
   *
   * @throws InputException naming the file, if it is missing, damaged or not a judge
   */
  public static Judge read(Path file) {
    Weights weights = Safetensors.read(file);
    try {
      return Judge.load(weights);
    } catch (InputException e) {
      throw new InputException(
          file + ": is not a judge written by difflab judge train: " + e.getMessage(), e);
    }
  }
}
