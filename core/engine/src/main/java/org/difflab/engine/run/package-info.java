// SPDX-License-Identifier: Apache-2.0
/**
 * The folder of a run: its trials, their results, and where each trial keeps its files. Nothing
 * here trains, and nothing knows what a configuration file looks like.
 */
package org.difflab.engine.run;
