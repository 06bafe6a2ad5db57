// SPDX-License-Identifier: Apache-2.0
/**
 * The folder of a run: its trials, their results, and the files of each trial. Training is in
 * {@code pipeline}, configuration files in {@code config}.
 */
package org.difflab.engine.run;
