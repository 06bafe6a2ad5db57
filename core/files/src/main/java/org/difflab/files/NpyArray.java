// SPDX-License-Identifier: Apache-2.0
package org.difflab.files;

import java.util.List;
import org.difflab.spi.Matrix;

/**
 * What a {@code .npy} file holds.
 *
 * @param sizes the array's sizes, at least one
 * @param type the type of its numbers in the file
 * @param values its numbers, the first size being the rows and all others together the columns
 */
public record NpyArray(List<Integer> sizes, NpyType type, Matrix values) {

  /** Copies the list. */
  public NpyArray {
    sizes = List.copyOf(sizes);
  }
}
