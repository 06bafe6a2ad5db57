// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear.kernel;

/**
 * The innermost loops: lines of float32 values, scaled and added to another. Each line is a
 * separate array and all are read at the same index, since only such loops are vectorised by the
 * compilers of all Java versions since 17.
 */
public final class FloatLines {

  private FloatLines() {}

  /** Adds {@code factor} times a line, from one index to another. */
  public static void addOne(float factor, float[] line, float[] into, int from, int to) {
    for (int i = from; i < to; i++) {
      into[i] += factor * line[i];
    }
  }

  /** Adds four lines, each times its factor, one after another, from one index to another. */
  public static void addFour(
      float factor0,
      float[] line0,
      float factor1,
      float[] line1,
      float factor2,
      float[] line2,
      float factor3,
      float[] line3,
      float[] into,
      int from,
      int to) {
    for (int i = from; i < to; i++) {
      into[i] =
          (((into[i] + factor0 * line0[i]) + factor1 * line1[i]) + factor2 * line2[i])
              + factor3 * line3[i];
    }
  }
}
