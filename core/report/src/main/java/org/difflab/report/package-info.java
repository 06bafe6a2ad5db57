// SPDX-License-Identifier: Apache-2.0
/**
 * The API for programs: {@link org.difflab.report.Pictures} draws samples, densities and
 * trajectories, in memory or as files, and {@link org.difflab.report.RunPages} writes the report
 * and the explanation of a run. Pictures need neither the command nor a run. The other packages are
 * the implementation; {@link org.difflab.report.gallery.TrialGallery} draws the pictures of a run
 * started by a program.
 */
package org.difflab.report;
