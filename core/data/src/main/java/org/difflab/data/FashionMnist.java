// SPDX-License-Identifier: Apache-2.0
package org.difflab.data;

import jakarta.inject.Inject;
import java.util.List;
import org.difflab.spi.DataFolders;
import org.difflab.spi.Workers;

/**
 * Fashion-MNIST: 60,000 + 10,000 pictures of clothing; prompts "t-shirt" to "ankle boot".
 *
 * <p>Source: H. Xiao, K. Rasul and R. Vollgraf, arXiv:1708.07747, 2017.
 */
public final class FashionMnist extends PublishedSet {

  private static final List<String> CLASSES =
      List.of(
          "t-shirt",
          "trouser",
          "pullover",
          "dress",
          "coat",
          "sandal",
          "shirt",
          "sneaker",
          "bag",
          "ankle boot");

  /** Creates the data set; nothing is read yet. */
  @Inject
  public FashionMnist(Options options, DataFolders folders, Workers workers) {
    super(
        KnownSet.FASHION_MNIST,
        LabelNames.of(CLASSES, 0),
        Orientation.UPRIGHT,
        options,
        folders,
        workers);
  }
}
