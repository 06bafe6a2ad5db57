package org.difflab.engine.pipeline;

import org.difflab.engine.store.PartStore.Source;

/**
 * What a trained part cost.
 *
 * @param slot "encoder", "embedder" or "denoiser"
 * @param component the component's name
 * @param key the hash under which it is stored
 * @param source whether it was trained for this trial or found in the store
 * @param seconds how long that took
 * @param parameters how many numbers its weights hold
 */
public record PartCost(
    String slot, String component, String key, Source source, double seconds, long parameters) {}
