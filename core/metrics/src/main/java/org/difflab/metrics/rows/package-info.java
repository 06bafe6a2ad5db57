// SPDX-License-Identifier: Apache-2.0
/**
 * Code shared by several metrics: the selection of rows, distances between rows, and shared
 * results.
 */
package org.difflab.metrics.rows;
