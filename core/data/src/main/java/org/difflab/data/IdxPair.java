// SPDX-License-Identifier: Apache-2.0
package org.difflab.data;

import java.nio.file.Path;
import org.difflab.data.idx.IdxImages;
import org.difflab.data.idx.IdxLabels;
import org.difflab.files.text.Spelling;
import org.difflab.spi.InputException;
import org.difflab.spi.Shape;

/**
 * A file of images and the file of their labels.
 *
 * @param images the file of images
 * @param labels the file of labels
 */
record IdxPair(Path images, Path labels) {

  /** The header of a pair, known before its images are read. */
  record Contents(IdxPair pair, IdxImages.Head head, IdxLabels labels) {

    /** Returns the shape of an image as samples have it. */
    Shape shape(Orientation orientation) {
      return orientation == Orientation.UPRIGHT
          ? new Shape(head.height(), head.width(), 1)
          : new Shape(head.width(), head.height(), 1);
    }
  }

  /**
   * Reads the header of the images and all labels.
   *
   * @throws InputException if a file is invalid, or their numbers differ
   */
  Contents contents() {
    IdxImages.Head head = IdxImages.head(images);
    IdxLabels read = IdxLabels.read(labels);
    if (head.count() != read.count()) {
      throw new InputException(
          images
              + ": holds "
              + Spelling.counted(head.count(), "image")
              + ", but "
              + labels
              + " holds "
              + Spelling.counted(read.count(), "label")
              + "; the numbers must be equal");
    }
    return new Contents(this, head, read);
  }
}
