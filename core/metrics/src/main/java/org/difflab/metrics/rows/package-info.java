// SPDX-License-Identifier: Apache-2.0
/**
 * What several metrics need: which rows they look at, distances between rows, and results that they
 * share.
 */
package org.difflab.metrics.rows;
