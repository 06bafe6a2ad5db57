package org.difflab.tck;

import java.util.Set;

/** A way in which a component can be broken. */
interface Broken {

  /** Returns its name. */
  String name();

  /** Returns the numbers of the rules that must catch it, and no others. */
  Set<String> breaks();
}
