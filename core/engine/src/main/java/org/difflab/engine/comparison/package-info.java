// SPDX-License-Identifier: Apache-2.0
/**
 * What the results of an experiment say when they are held against each other: values over seeds,
 * differences to a baseline, costs, trade-offs and curves. Everything here is computed from results
 * that are already there; how it is shown belongs to the command.
 */
package org.difflab.engine.comparison;
