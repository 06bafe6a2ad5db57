// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.store;

import org.difflab.engine.store.PartStore.Source;

/**
 * The cost of a trained part.
 *
 * @param slot "encoder", "embedder" or "denoiser"
 * @param component the component's name
 * @param key the hash under which it is stored
 * @param source whether it was trained for this trial or found in the store
 * @param seconds time this trial took to obtain it, including encoding the data if it was trained
 * @param trainingSeconds training time without encoding the data, of this or an earlier run; for a
 *     resumed training, the time since it was resumed; 0 if unknown
 * @param parameters number of parameters
 */
public record PartCost(
    String slot,
    String component,
    String key,
    Source source,
    double seconds,
    double trainingSeconds,
    long parameters) {

  /** Returns whether the training time is known. */
  public boolean knowsTraining() {
    return trainingSeconds > 0;
  }
}
