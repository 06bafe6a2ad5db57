// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.local;

/**
 * Arithmetic on rows of T numbers, one for each image of a tile. Each loop reads and writes its
 * rows at one index and calls nothing, which is what compilers vectorise; products are not fused
 * with sums, so the bits are the same on every machine.
 */
final class Lanes {

  /** The power that {@link #decay} takes. */
  static final int ROOTS = 64;

  /** The number of a row's numbers is a multiple of it. */
  static final int MULTIPLE = 64;

  /** Compilers vectorise sums of rows, but not of parts of one, which are copied for that. */
  private static final int PARTS = 4;

  private final float[][] parts;
  private final float[] folded;
  private final float[] products;

  /**
   * Makes room for rows.
   *
   * @param lanes T, a multiple of {@link #MULTIPLE}
   */
  Lanes(int lanes) {
    this.parts = new float[PARTS - 1][lanes / PARTS];
    this.folded = new float[lanes / PARTS];
    this.products = new float[lanes];
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

  /**
   * Computes out = e^{−64·rate·(p − reference)}, as the 64th power of the Taylor polynomial of
   * e^{−rate·(p − reference)}: within 10⁻⁵ of itself between e⁻⁸ and e⁸, within 2·10⁻⁴ between e⁻²⁰
   * and e²⁰. Where it would be less than e⁻⁶⁴ it is about that, which is nothing beside 1, and it
   * is infinite where it would be more than the greatest float32.
   *
   * @param reference the p whose weight is 1
   */
  static void decay(float[] out, float[] p, float reference, float rate) {
    // Two loops, since the bound and the polynomial are faster one after the other.
    for (int i = 0; i < out.length; i++) {
      out[i] = Math.min((p[i] - reference) * rate, 1);
    }
    for (int i = 0; i < out.length; i++) {
      float x = out[i];
      float square = x * x;
      float root = (1 - x) + square * ((1f / 2 - 1f / 6 * x) + square * (1f / 24 - 1f / 120 * x));
      float power = root * root;
      power *= power;
      power *= power;
      power *= power;
      power *= power;
      out[i] = power * power;
    }
  }

  /** Returns Σ p: quarters of a row are added to each other, and quarters of their sum. */
  double sum(float[] p) {
    int count = p.length / PARTS;
    copyParts(p, count, parts);
    addParts(folded, p, parts, count);
    return sumFolded(count);
  }

  /** Returns Σ p·q, added up as by {@link #sum}. */
  double sumOfProducts(float[] p, float[] q) {
    multiply(products, p, q);
    return sum(products);
  }

  private static void multiply(float[] out, float[] p, float[] q) {
    for (int i = 0; i < out.length; i++) {
      out[i] = p[i] * q[i];
    }
  }

  private double sumFolded(int length) {
    int count = length / PARTS;
    copyParts(folded, count, parts);
    addParts(folded, folded, parts, count);
    return sum(folded, count);
  }

  private static void copyParts(float[] row, int count, float[][] parts) {
    for (int part = 1; part < PARTS; part++) {
      System.arraycopy(row, part * count, parts[part - 1], 0, count);
    }
  }

  private static void addParts(float[] out, float[] first, float[][] others, int count) {
    float[] second = others[0];
    float[] third = others[1];
    float[] fourth = others[2];
    for (int i = 0; i < count; i++) {
      out[i] = (first[i] + second[i]) + (third[i] + fourth[i]);
    }
  }

  /** Sums four at a time, as an addition need not wait for the one before it. */
  private static double sum(float[] row, int count) {
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    int i = 0;
    for (; i + 3 < count; i += 4) {
      first += row[i];
      second += row[i + 1];
      third += row[i + 2];
      fourth += row[i + 3];
    }
    for (; i < count; i++) {
      first += row[i];
    }
    return (first + second) + (third + fourth);
  }

  float least(float[] row) {
    int count = row.length / PARTS;
    copyParts(row, count, parts);
    float[] second = parts[0];
    float[] third = parts[1];
    float[] fourth = parts[2];
    for (int i = 0; i < count; i++) {
      folded[i] = Math.min(Math.min(row[i], second[i]), Math.min(third[i], fourth[i]));
    }
    float least = folded[0];
    for (int i = 1; i < count; i++) {
      least = Math.min(least, folded[i]);
    }
    return least;
  }
}
