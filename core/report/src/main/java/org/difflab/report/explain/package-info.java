// SPDX-License-Identifier: Apache-2.0
/**
 * What happens inside the pipelines of a finished run, as a page for those who learn: noise levels,
 * samples on their way, errors, guidance and latents. The quantities are computed here from trained
 * pipelines and held-out data; how good the samples are belongs to the report, and nothing is
 * trained.
 */
package org.difflab.report.explain;
