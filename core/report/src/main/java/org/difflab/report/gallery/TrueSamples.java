// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.gallery;

import org.difflab.spi.Samples;
import org.difflab.spi.Splits;

/**
 * The data that generated samples are compared with: the test part, or the training part if there
 * is none.
 *
 * @param name their name
 * @param samples the data
 */
public record TrueSamples(String name, Samples samples) {

  static TrueSamples of(Splits splits) {
    return splits.test().count() > 0
        ? new TrueSamples("test data", splits.test())
        : new TrueSamples("training data", splits.train());
  }
}
