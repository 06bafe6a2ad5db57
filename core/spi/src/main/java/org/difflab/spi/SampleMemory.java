// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

import java.util.function.Supplier;

/**
 * Results that the metrics of a laboratory share, so that what several metrics or trials need of
 * the same samples is computed once. The constructor of a metric may ask for this. Samples are
 * distinguished by their identity, not by their values; results are dropped when nothing refers to
 * the samples any more. Safe for several threads.
 *
 * @since 0.3
 */
public interface SampleMemory {

  /**
   * Returns a result that is known of samples, or computes it.
   *
   * @param samples the samples, or anything computed of them, n×d
   * @param what what the result is, with all it depends on besides the samples
   * @param type the type of the result
   * @param compute computes it; it must not ask about the same samples, and the result must not
   *     refer to them, as they would never be dropped
   */
  <T> T of(Matrix samples, String what, Class<T> type, Supplier<T> compute);
}
