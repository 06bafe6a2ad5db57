/**
 * Plots of numbers: axes, panels side by side on a page, histograms, densities and points. What is
 * plotted, and why, is the business of {@code gallery}.
 */
package org.difflab.cli.plot;
