// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.pipeline;

import java.util.Arrays;
import java.util.List;
import org.difflab.files.text.Spelling;
import org.difflab.spi.Samples;
import org.difflab.spi.Shape;

/**
 * Which values of generated images metrics are given. Samples that are not images have one kind.
 */
public enum ImageValues {
  /** The images as they are saved: limited to [−1, 1] and rounded to 8 bits. */
  SAVED {
    @Override
    public Samples of(Samples samples, Shape shape) {
      return samples.asSaved(shape);
    }
  },
  /** The values as the pipeline's encoder decoded them, without limits and rounding. */
  RAW {
    @Override
    public Samples of(Samples samples, Shape shape) {
      return samples;
    }
  };

  /**
   * Returns what metrics are given of samples.
   *
   * @param shape how a sample is laid out
   */
  public abstract Samples of(Samples samples, Shape shape);

  /** Returns the word for these values in files. */
  public String word() {
    return Spelling.hyphenated(name());
  }

  /** Returns every word. */
  public static List<String> words() {
    return Arrays.stream(values()).map(ImageValues::word).toList();
  }
}
