// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

import java.util.function.Supplier;

/**
 * A cache of results shared by the metrics of a laboratory, so that results that several metrics or
 * trials need for the same samples are computed once. It can be injected into the constructor of a
 * metric. Samples are compared by identity, not by value; results are removed when the samples are
 * no longer reachable. Thread-safe.
 *
 * @since 0.3
 */
public interface SampleMemory {

  /**
   * Returns the cached result for samples, or computes it.
   *
   * @param samples the samples, or anything computed of them, n×d
   * @param what identifies the result, including everything it depends on besides the samples
   * @param type the type of the result
   * @param compute computes it; it must not request a result for the same samples, and the result
   *     must not refer to them, as they would then stay reachable
   */
  <T> T of(Matrix samples, String what, Class<T> type, Supplier<T> compute);
}
