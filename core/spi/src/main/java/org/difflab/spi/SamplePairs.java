// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

/**
 * Samples that two pipelines generated from the same noise: row i of both started from the same
 * random numbers.
 *
 * <p>Let ε ~ N(0, I) be the noise of a sample, a function of seed, prompt and number of the sample
 * alone. Each pipeline starts at x_T = noise(T)·ε of its own noisiest level. Where the encoders of
 * both are the same, ε is the noise of their latents. Otherwise ε is the noise of a sample's
 * values, and each encoder maps it to the noise of its latents ({@link Encoder#latentNoise}). If
 * the samplers draw fresh noise, they must be the same in both pipelines, on the same schedule, and
 * get the same noise at the same step.
 *
 * @param own the samples of the measured pipeline: a subset of {@link Evaluation#generated}, or
 *     samples of the same prompts
 * @param other those of the other pipeline
 * @since 0.3
 */
public record SamplePairs(Samples own, Samples other) {

  /**
   * Checks that both have the same prompts and the same number of values.
   *
   * @throws IllegalArgumentException if they differ
   */
  public SamplePairs {
    if (!own.prompts().equals(other.prompts())) {
      throw new IllegalArgumentException("pairs need the same prompt on both sides");
    }
    other.values().requireColumns(own.values().columns(), "the other samples");
  }

  /** Returns the number of pairs. */
  public int count() {
    return own.count();
  }
}
