// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.store;

import org.difflab.engine.store.PartStore.Source;

/**
 * What a trained part cost.
 *
 * @param slot "encoder", "embedder" or "denoiser"
 * @param component the component's name
 * @param key the hash under which it is stored
 * @param source whether it was trained for this trial or found in the store
 * @param seconds how long this trial took to get it, with encoding the data where it was trained
 * @param trainingSeconds how long training it took, whenever that was, without encoding the data;
 *     of a training that was killed and went on, the time since it went on; 0 if not known
 * @param parameters how many numbers its weights hold
 */
public record PartCost(
    String slot,
    String component,
    String key,
    Source source,
    double seconds,
    double trainingSeconds,
    long parameters) {

  /** Returns whether it is known how long training took. */
  public boolean knowsTraining() {
    return trainingSeconds > 0;
  }
}
