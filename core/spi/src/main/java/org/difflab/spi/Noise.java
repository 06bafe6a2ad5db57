// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

import java.util.random.RandomGenerator;

/**
 * Counter-based random numbers: each is a function of (seed, purpose, index, step, position) alone.
 * So the same sample gets the same noise at any batch size, thread count and order, and replacing
 * one part of a pipeline does not change the random numbers of another.
 *
 * <p>The five keys are hashed by the finalizer of SplitMix64 (Steele, Lea and Flood, "Fast
 * splittable pseudorandom number generators", OOPSLA 2014); uniform numbers have 53 bits. Normal
 * numbers are the inverse of the normal distribution function at a uniform number, computed by
 * algorithm AS 241, PPND16 (Wichura, Applied Statistics 37, 1988), to about 16 digits; it uses only
 * operations whose results Java defines exactly, so the noise is the same on every machine.
 *
 * @since 0.1
 */
public final class Noise {

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
  private static final double UNIT = 0x1.0p-53;

  private final long key;

  private Noise(long key) {
    this.key = key;
  }

  /**
   * Returns the noise of a purpose under a seed.
   *
   * @param purpose what the numbers are for, such as "sampling"; other purposes get other numbers
   */
  public static Noise of(long seed, String purpose) {
    return new Noise(mix(seed + GOLDEN_GAMMA)).forPurpose(purpose);
  }

  /** Returns the noise of a purpose nested in this one. */
  public Noise forPurpose(String purpose) {
    long hash = mix(key ^ purpose.length());
    for (int position = 0; position < purpose.length(); position++) {
      hash = mix(hash + GOLDEN_GAMMA * (purpose.charAt(position) + 1L));
    }
    return new Noise(hash);
  }

  /**
   * Fills part of an array with independent numbers of N(0, 1): positions 0, 1, … of (index, step).
   */
  public void gaussian(long index, long step, float[] into, int offset, int length) {
    long state = stream(index, step);
    for (int position = 0; position < length; position++) {
      state += GOLDEN_GAMMA;
      into[offset + position] = (float) inverseNormal(unit(mix(state)));
    }
  }

  /**
   * Returns n×d numbers of N(0, 1); row i is the noise of index {@code firstIndex + i} at a step.
   */
  public Matrix gaussian(long firstIndex, long step, int rows, int columns) {
    float[] values = new float[Matrix.length(rows, columns)];
    for (int row = 0; row < rows; row++) {
      gaussian(firstIndex + row, step, values, row * columns, columns);
    }
    return Matrix.wrap(rows, columns, values);
  }

  /** Returns a uniform number in (0, 1). */
  public double uniform(long index, long step, int position) {
    return unit(mix(stream(index, step) + GOLDEN_GAMMA * (position + 1L)));
  }

  /** Returns a number of N(0, 1) in float64. */
  public double normal(long index, long step, int position) {
    return inverseNormal(uniform(index, step, position));
  }

  /**
   * Returns a generator that starts at (index, step), for algorithms that draw one number after
   * another.
   */
  public RandomGenerator generator(long index, long step) {
    return new Stream(stream(index, step));
  }

  private long stream(long index, long step) {
    return mix(mix(key + GOLDEN_GAMMA * (index + 1)) + GOLDEN_GAMMA * (step + 1));
  }

  private static double unit(long bits) {
    return ((bits >>> 11) + 0.5) * UNIT;
  }

  private static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }

  private static double inverseNormal(double probability) {
    double centered = probability - 0.5;
    if (Math.abs(centered) <= 0.425) {
      return centered * central(0.180625 - centered * centered);
    }
    double tail = Math.sqrt(-StrictMath.log(centered < 0 ? probability : 1 - probability));
    double magnitude = tail <= 5 ? nearTail(tail - 1.6) : farTail(tail - 5);
    return centered < 0 ? -magnitude : magnitude;
  }

  private static double central(double r) {
    double above = 2509.0809287301226727;
    above = above * r + 33430.575583588128105;
    above = above * r + 67265.770927008700853;
    above = above * r + 45921.953931549871457;
    above = above * r + 13731.693765509461125;
    above = above * r + 1971.5909503065514427;
    above = above * r + 133.14166789178437745;
    above = above * r + 3.387132872796366608;
    double below = 5226.495278852545925;
    below = below * r + 28729.085735721942674;
    below = below * r + 39307.89580009271061;
    below = below * r + 21213.794301586595867;
    below = below * r + 5394.1960214247511077;
    below = below * r + 687.1870074920579083;
    below = below * r + 42.313330701600911252;
    below = below * r + 1;
    return above / below;
  }

  private static double nearTail(double r) {
    double above = 7.7454501427834140764e-4;
    above = above * r + 0.0227238449892691845833;
    above = above * r + 0.24178072517745061177;
    above = above * r + 1.27045825245236838258;
    above = above * r + 3.64784832476320460504;
    above = above * r + 5.7694972214606914055;
    above = above * r + 4.6303378461565452959;
    above = above * r + 1.42343711074968357734;
    double below = 1.05075007164441684324e-9;
    below = below * r + 5.475938084995344946e-4;
    below = below * r + 0.0151986665636164571966;
    below = below * r + 0.14810397642748007459;
    below = below * r + 0.68976733498510000455;
    below = below * r + 1.6763848301838038494;
    below = below * r + 2.05319162663775882187;
    below = below * r + 1;
    return above / below;
  }

  private static double farTail(double r) {
    double above = 2.01033439929228813265e-7;
    above = above * r + 2.71155556874348757815e-5;
    above = above * r + 0.0012426609473880784386;
    above = above * r + 0.026532189526576123093;
    above = above * r + 0.29656057182850489123;
    above = above * r + 1.7848265399172913358;
    above = above * r + 5.4637849111641143699;
    above = above * r + 6.6579046435011037772;
    double below = 2.04426310338993978564e-15;
    below = below * r + 1.4215117583164458887e-7;
    below = below * r + 1.8463183175100546818e-5;
    below = below * r + 7.868691311456132591e-4;
    below = below * r + 0.0148753612908506148525;
    below = below * r + 0.13692988092273580531;
    below = below * r + 0.59983220655588793769;
    below = below * r + 1;
    return above / below;
  }

  private static final class Stream implements RandomGenerator {

    private long state;

    Stream(long state) {
      this.state = state;
    }

    @Override
    public long nextLong() {
      state += GOLDEN_GAMMA;
      return mix(state);
    }
  }
}
