package org.difflab.metrics.rows;

import com.google.common.cache.CacheBuilder;
import com.google.common.cache.CacheLoader;
import com.google.common.cache.LoadingCache;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.difflab.spi.Matrix;

/**
 * What the metrics of a run have computed of samples, so that what several metrics or trials need
 * is computed once. Samples are distinguished by their place in memory, not by their values; what
 * is known of them is forgotten when nobody holds them any more. Safe for several threads.
 */
public final class SampleMemory {

  private final LoadingCache<Matrix, Map<String, Object>> known =
      CacheBuilder.newBuilder()
          .weakKeys()
          .build(CacheLoader.from(samples -> new ConcurrentHashMap<>()));

  /**
   * Returns what is known of samples, or computes it.
   *
   * @param what what is asked, with all it depends on besides the samples
   * @param type what kind of answer it is
   * @param compute computes it; it must not ask about the same samples, and the answer must not
   *     hold them, lest they be held forever
   */
  public <T> T of(Matrix samples, String what, Class<T> type, Supplier<T> compute) {
    return type.cast(known.getUnchecked(samples).computeIfAbsent(what, any -> compute.get()));
  }
}
