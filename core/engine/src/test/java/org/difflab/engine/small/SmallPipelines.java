// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.small;

import java.lang.reflect.Proxy;
import org.difflab.registry.PipelineSpec;
import org.difflab.registry.wiring.Wired;
import org.difflab.registry.wiring.WiredPipeline;
import org.difflab.spi.plugin.Part;

/** Components of trials that are never run. */
public final class SmallPipelines {

  private SmallPipelines() {}

  /** Returns components that only know by which choices they were made. */
  public static WiredPipeline of(PipelineSpec spec) {
    return new WiredPipeline(
        idle(spec.encoder()),
        idle(spec.embedder()),
        idle(spec.schedule()),
        idle(spec.denoiser()),
        idle(spec.guidance()),
        idle(spec.sampler()));
  }

  private static <T> Wired<T> idle(Part<T> part) {
    Object idle =
        Proxy.newProxyInstance(
            part.kind().getClassLoader(),
            new Class<?>[] {part.kind()},
            (proxy, method, arguments) -> {
              throw new UnsupportedOperationException(part.name() + " only gets chosen");
            });
    return new Wired<>(part, part.kind().cast(idle));
  }
}
