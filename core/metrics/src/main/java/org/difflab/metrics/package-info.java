// SPDX-License-Identifier: Apache-2.0
/**
 * Metrics that need nothing but the pipeline and its data, and the declaration of all metrics
 * included in difflab. Reports and comparisons do not belong here.
 */
package org.difflab.metrics;
