package org.difflab.denoisers.local;

/**
 * Arithmetic on rows of T numbers, one for each image of a tile. Each loop reads and writes its
 * rows at one index and calls nothing, which is what compilers vectorise; products are not fused
 * with sums, so the bits are the same on every machine.
 */
final class Lanes {

  /** The power that {@link #decay} takes. */
  static final int ROOTS = 64;

  /** Below it, the Taylor polynomial of {@link #decay} departs from the exponential. */
  private static final float LEAST_ROOT = -0.5f;

  /**
   * From this many numbers on, a row is folded in half before its numbers are visited one by one.
   */
  private static final int FOLDED = 64;

  private final float[] half;
  private final float[] folded;

  /**
   * Makes room for rows.
   *
   * @param lanes T
   */
  Lanes(int lanes) {
    this.half = new float[lanes];
    this.folded = new float[lanes];
  }

  /** Computes out = (x − a·y)². */
  static void square(float[] out, float x, float a, float[] y) {
    for (int i = 0; i < out.length; i++) {
      float difference = x - a * y[i];
      out[i] = difference * difference;
    }
  }

  /** Computes out = out + (x − a·y)². */
  static void addSquare(float[] out, float x, float a, float[] y) {
    for (int i = 0; i < out.length; i++) {
      float difference = x - a * y[i];
      out[i] += difference * difference;
    }
  }

  /** Computes out = p + q. */
  static void add(float[] out, float[] p, float[] q) {
    for (int i = 0; i < out.length; i++) {
      out[i] = p[i] + q[i];
    }
  }

  /** Computes sum = sum + next and out = rest + sum. */
  static void advance(float[] out, float[] sum, float[] next, float[] rest) {
    for (int i = 0; i < out.length; i++) {
      float advanced = sum[i] + next[i];
      sum[i] = advanced;
      out[i] = rest[i] + advanced;
    }
  }

  /** Computes out = factor·p. */
  static void scale(float[] out, float factor, float[] p) {
    for (int i = 0; i < out.length; i++) {
      out[i] = factor * p[i];
    }
  }

  /** Computes out = p·q. */
  static void multiply(float[] out, float[] p, float[] q) {
    for (int i = 0; i < out.length; i++) {
      out[i] = p[i] * q[i];
    }
  }

  /**
   * Computes out = e^{−64·rate·(p − reference)}, as one over the 64th power of the Taylor
   * polynomial of e^{rate·(p − reference)}: within 10⁻⁵ of itself between e⁻⁸ and e⁸, within 10⁻⁴
   * between e⁻²⁰ and e²⁰, 0 below e⁻⁸⁸, where the power is infinite, and e³² where it would be
   * more.
   *
   * @param reference the p whose weight is 1
   */
  static void decay(float[] out, float[] p, float reference, float rate) {
    for (int i = 0; i < out.length; i++) {
      float x = Math.max((p[i] - reference) * rate, LEAST_ROOT);
      float root = ((((1f / 120 * x + 1f / 24) * x + 1f / 6) * x + 1f / 2) * x + 1) * x + 1;
      float power = root * root;
      power *= power;
      power *= power;
      power *= power;
      power *= power;
      out[i] = 1 / (power * power);
    }
  }

  /** Returns the sum of a row, pairwise: the second half is added to the first, and so on. */
  double sum(float[] row) {
    float[] from = row;
    int count = row.length;
    while (count > FOLDED && count % 2 == 0) {
      count /= 2;
      System.arraycopy(from, count, half, 0, count);
      for (int i = 0; i < count; i++) {
        folded[i] = from[i] + half[i];
      }
      from = folded;
    }
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += from[i];
    }
    return sum;
  }

  /** Returns the least number of a row. */
  float least(float[] row) {
    float[] from = row;
    int count = row.length;
    while (count > FOLDED && count % 2 == 0) {
      count /= 2;
      System.arraycopy(from, count, half, 0, count);
      for (int i = 0; i < count; i++) {
        folded[i] = Math.min(from[i], half[i]);
      }
      from = folded;
    }
    float least = from[0];
    for (int i = 1; i < count; i++) {
      least = Math.min(least, from[i]);
    }
    return least;
  }
}
