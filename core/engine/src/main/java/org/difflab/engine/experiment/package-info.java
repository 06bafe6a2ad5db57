// SPDX-License-Identifier: Apache-2.0
/**
 * Experiments: what one is, whether its parts fit each other, and how its trials are trained
 * through the store, measured and written to a run folder. How an experiment is written in a file
 * belongs to {@code config}; how one pipeline works, to {@code pipeline}; how results are shown, to
 * the command.
 */
package org.difflab.engine.experiment;
