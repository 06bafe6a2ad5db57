// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.chart;

/** Something drawn as SVG, for a page or for a file of its own. */
public interface Drawing {

  /** Returns what it shows, in a few words. */
  String title();

  /** Returns it as an element of a page whose style sheet holds {@link Chart#styleSheet}. */
  String element();

  /** Returns it as a file of its own. */
  String file();
}
