// SPDX-License-Identifier: Apache-2.0
/**
 * The comparison of the results of an experiment: values over seeds, differences to a baseline,
 * costs, trade-offs and series. Everything is computed from existing results; reports show it.
 */
package org.difflab.engine.comparison;
