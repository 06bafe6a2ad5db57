// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.pipeline;

import java.util.Arrays;
import java.util.List;
import org.difflab.files.text.Spelling;
import org.difflab.spi.Samples;
import org.difflab.spi.Shape;

/**
 * The values of generated images that metrics receive. For samples that are not images, both are
 * the same.
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
   * Returns the values that metrics receive.
   *
   * @param shape the layout of a sample
   */
  public abstract Samples of(Samples samples, Shape shape);

  /** Returns the name of these values in files. */
  public String word() {
    return Spelling.hyphenated(name());
  }

  /** Returns all names. */
  public static List<String> words() {
    return Arrays.stream(values()).map(ImageValues::word).toList();
  }
}
