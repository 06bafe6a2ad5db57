// SPDX-License-Identifier: Apache-2.0
package org.difflab.kernels;

import java.util.List;
import java.util.stream.IntStream;
import org.difflab.spi.Matrix;

/** Ten prompts that rows have in turns. */
final class Prompts {

  private static final int COUNT = 10;

  private Prompts() {}

  static List<String> all() {
    return rows(COUNT);
  }

  static List<String> rows(int count) {
    return IntStream.range(0, count).mapToObj(row -> Integer.toString(row % COUNT)).toList();
  }

  static Matrix oneHot(int count) {
    float[] conditions = new float[count * COUNT];
    for (int row = 0; row < count; row++) {
      conditions[row * COUNT + row % COUNT] = 1;
    }
    return Matrix.wrap(count, COUNT, conditions);
  }

  /** Returns the condition for "no prompt". */
  static Matrix none() {
    return Matrix.zeros(1, COUNT);
  }
}
