// SPDX-License-Identifier: Apache-2.0
/**
 * What happens inside the pipelines of a finished run, as a page for learning: noise levels,
 * trajectories of samples, errors, guidance and latents. The quantities are computed from trained
 * pipelines and held-out data, without training. The quality of samples is shown in the report.
 */
package org.difflab.report.explain;
