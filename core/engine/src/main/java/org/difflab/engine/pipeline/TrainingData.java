// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.pipeline;

import java.util.List;
import org.difflab.spi.Dataset;
import org.difflab.spi.Shape;
import org.difflab.spi.Splits;
import org.difflab.spi.plugin.Part;

/**
 * A loaded data set.
 *
 * @param part the component that read it
 * @param shape the layout of samples
 * @param prompts its vocabulary
 * @param splits its samples
 */
public record TrainingData(Part<Dataset> part, Shape shape, List<String> prompts, Splits splits) {

  /** Copies the prompts. */
  public TrainingData {
    prompts = List.copyOf(prompts);
  }

  /** Returns the properties that are checked before training. */
  public DataOutline outline() {
    return DataOutline.of(this);
  }
}
