package org.difflab.engine.linear;

/** The innermost loops: lines of float32 values, scaled and added to another. */
final class FloatLines {

  private FloatLines() {}

  /** Adds {@code factor} times one line. */
  static void addOne(float[] from, int start, float factor, float[] into, int offset, int length) {
    for (int i = 0; i < length; i++) {
      into[offset + i] += factor * from[start + i];
    }
  }

  /** Adds eight lines, each times its factor; they begin {@code stride} values apart. */
  static void addEight(
      float[] from,
      int start,
      int stride,
      float f0,
      float f1,
      float f2,
      float f3,
      float f4,
      float f5,
      float f6,
      float f7,
      float[] into,
      int offset,
      int length) {
    int s1 = start + stride;
    int s2 = s1 + stride;
    int s3 = s2 + stride;
    int s4 = s3 + stride;
    int s5 = s4 + stride;
    int s6 = s5 + stride;
    int s7 = s6 + stride;
    for (int i = 0; i < length; i++) {
      into[offset + i] +=
          ((f0 * from[start + i] + f1 * from[s1 + i]) + (f2 * from[s2 + i] + f3 * from[s3 + i]))
              + ((f4 * from[s4 + i] + f5 * from[s5 + i]) + (f6 * from[s6 + i] + f7 * from[s7 + i]));
    }
  }
}
