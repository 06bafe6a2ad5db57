// SPDX-License-Identifier: Apache-2.0
package org.difflab.files;

import java.util.List;
import org.difflab.spi.Matrix;

/**
 * The content of a {@code .npy} file.
 *
 * @param sizes the array's sizes, at least one
 * @param type the type of its numbers in the file
 * @param values its numbers, with the first axis as rows and all other axes flattened to columns
 */
public record NpyArray(List<Integer> sizes, NpyType type, Matrix values) {

  /** Copies the list. */
  public NpyArray {
    sizes = List.copyOf(sizes);
  }
}
