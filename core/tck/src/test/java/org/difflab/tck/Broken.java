// SPDX-License-Identifier: Apache-2.0
package org.difflab.tck;

/** A way in which a component can be broken. */
interface Broken {

  /** Returns its name. */
  String name();

  /**
   * Returns the numbers of the rules that must catch it, and no others, with blanks between them.
   */
  String breaks();
}
