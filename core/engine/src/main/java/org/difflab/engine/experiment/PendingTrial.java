// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.experiment;

import org.difflab.engine.run.Trial;

/**
 * A trial that is still to be run.
 *
 * @param trial the trial
 * @param key the key of its result
 * @param memory its estimated memory in bytes
 * @param tooLarge a warning if this exceeds the available memory, with advice; otherwise empty
 */
record PendingTrial(Trial trial, String key, long memory, String tooLarge) {}
