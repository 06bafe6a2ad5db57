// SPDX-License-Identifier: Apache-2.0
package org.difflab.data;

import jakarta.inject.Inject;
import java.util.List;
import org.difflab.spi.DataFolders;
import org.difflab.spi.Workers;

/**
 * MNIST: 60,000 + 10,000 handwritten digits; prompts "0" to "9".
 *
 * <p>Source: Y. LeCun, C. Cortes and C. Burges, "The MNIST database of handwritten digits", 1998.
 */
public final class Mnist extends PublishedSet {

  private static final List<String> DIGITS =
      List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

  /** Creates the data set; nothing is read yet. */
  @Inject
  public Mnist(Options options, DataFolders folders, Workers workers) {
    super(KnownSet.MNIST, LabelNames.of(DIGITS, 0), Orientation.UPRIGHT, options, folders, workers);
  }
}
