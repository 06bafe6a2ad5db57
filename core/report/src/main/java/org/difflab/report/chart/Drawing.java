// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.chart;

/** An SVG drawing, for a page or for a separate file. */
public interface Drawing {

  /** Returns its title. */
  String title();

  /** Returns it as an element of a page with the style sheet {@link Chart#styleSheet}. */
  String element();

  /** Returns it as a separate file. */
  String file();
}
