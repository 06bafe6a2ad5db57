// SPDX-License-Identifier: Apache-2.0
/**
 * The entry for programs: {@link org.difflab.report.Pictures} draws samples, densities and
 * trajectories, in memory or as files, and {@link org.difflab.report.RunPages} writes the report
 * and the explanation of a run. Nothing here needs the command, a run or files. The other packages
 * are what these two are made of; {@link org.difflab.report.gallery.TrialGallery} draws the
 * pictures of a run that a program starts.
 */
package org.difflab.report;
