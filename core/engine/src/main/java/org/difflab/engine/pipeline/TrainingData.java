// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.pipeline;

import java.util.List;
import org.difflab.spi.Dataset;
import org.difflab.spi.Shape;
import org.difflab.spi.Splits;
import org.difflab.spi.plugin.Part;

/**
 * A data set that has been read.
 *
 * @param part the component it was read by
 * @param shape how samples are laid out
 * @param prompts its vocabulary
 * @param splits its samples
 */
public record TrainingData(Part<Dataset> part, Shape shape, List<String> prompts, Splits splits) {

  /** Copies the prompts. */
  public TrainingData {
    prompts = List.copyOf(prompts);
  }

  /** Returns what can be checked of it before anything is trained. */
  public DataOutline outline() {
    return DataOutline.of(this);
  }
}
