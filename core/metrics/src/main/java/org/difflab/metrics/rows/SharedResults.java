// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics.rows;

import com.google.common.cache.CacheBuilder;
import com.google.common.cache.CacheLoader;
import com.google.common.cache.LoadingCache;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.difflab.spi.Matrix;
import org.difflab.spi.SampleMemory;

/** A cache of results, kept as long as the samples they were computed from are reachable. */
public final class SharedResults implements SampleMemory {

  private final LoadingCache<Matrix, Map<String, Object>> known =
      CacheBuilder.newBuilder()
          .weakKeys()
          .build(CacheLoader.from(samples -> new ConcurrentHashMap<>()));

  @Override
  public <T> T of(Matrix samples, String what, Class<T> type, Supplier<T> compute) {
    return type.cast(known.getUnchecked(samples).computeIfAbsent(what, any -> compute.get()));
  }
}
