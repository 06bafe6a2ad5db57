// SPDX-License-Identifier: Apache-2.0
/**
 * Metrics computed from the pipeline and its data alone, and the plug-in that declares all metrics
 * included in difflab. Reports and comparisons are in {@code org.difflab.report}.
 */
package org.difflab.metrics;
