// SPDX-License-Identifier: Apache-2.0
package org.difflab.tck;

/**
 * Whether the result of training depends on the seed.
 *
 * @since 0.3
 */
public enum TrainingRandomness {
  /** Training draws no random numbers: every seed gives the same bits. */
  NONE,
  /** Training draws from {@code Training.noise()}: another seed gives other bits. */
  SEEDED
}
