// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.experiment;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.difflab.engine.pipeline.NoiseSpace;
import org.difflab.engine.pipeline.SampleRequest;
import org.difflab.spi.Encoder;
import org.difflab.spi.Samples;

/**
 * A cache of the samples of other pipelines, so that a pipeline that all trials are compared with
 * is sampled once. Thread-safe.
 */
final class PairMemory {

  private final Map<Source, Encoder> encoders = new ConcurrentHashMap<>();
  private final Map<Wanted, Samples> samples = new ConcurrentHashMap<>();

  /** A pipeline and the seed of its noise. */
  record Source(OtherPipelines.Other other, long seed) {}

  /** Samples of a pipeline. */
  record Wanted(Source source, List<SampleRequest> requests, NoiseSpace space) {

    Wanted {
      requests = List.copyOf(requests);
    }
  }

  Encoder encoder(Source source, Supplier<Encoder> find) {
    return encoders.computeIfAbsent(source, added -> find.get());
  }

  Samples samples(Wanted wanted, Supplier<Samples> generate) {
    return samples.computeIfAbsent(wanted, added -> generate.get());
  }
}
