// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.experiment;

import org.difflab.engine.run.Trial;

/**
 * A trial that is still to be run.
 *
 * @param trial the trial
 * @param key the key of its result
 * @param memory the bytes it needs, estimated
 * @param tooLarge why these are more than there are, and what to do; empty if they are not
 */
record PendingTrial(Trial trial, String key, long memory, String tooLarge) {}
