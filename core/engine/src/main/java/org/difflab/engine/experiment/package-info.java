// SPDX-License-Identifier: Apache-2.0
/**
 * Experiments: their definition, the compatibility of their parts, and how their trials are trained
 * through the store, measured and written to a run folder. The file format is in {@code config},
 * single pipelines in {@code pipeline}, and reports in the report module.
 */
package org.difflab.engine.experiment;
