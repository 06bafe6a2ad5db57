// SPDX-License-Identifier: Apache-2.0
package org.difflab.data;

import jakarta.inject.Inject;
import java.util.stream.IntStream;
import org.difflab.spi.DataFolders;
import org.difflab.spi.Workers;

/**
 * EMNIST letters: 124,800 + 20,800 handwritten letters, upper and lower case under one prompt;
 * prompts "A" to "Z". The files hold the images transposed and labels from 1.
 *
 * <p>Source: G. Cohen, S. Afshar, J. Tapson and A. van Schaik, arXiv:1702.05373, 2017.
 */
public final class EmnistLetters extends PublishedSet {

  /** Creates the data set; nothing is read yet. */
  @Inject
  public EmnistLetters(Options options, DataFolders folders, Workers workers) {
    super(
        KnownSet.EMNIST_LETTERS,
        LabelNames.of(IntStream.rangeClosed('A', 'Z').mapToObj(Character::toString).toList(), 1),
        Orientation.TRANSPOSED,
        options,
        folders,
        workers);
  }
}
