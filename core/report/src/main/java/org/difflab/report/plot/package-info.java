// SPDX-License-Identifier: Apache-2.0
/**
 * Plots of numbers: axes, panels side by side on a page, histograms, densities and points. The
 * content of plots is defined in {@code gallery}.
 */
package org.difflab.report.plot;
