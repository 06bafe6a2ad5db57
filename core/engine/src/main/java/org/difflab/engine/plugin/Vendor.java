// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.plugin;

/** Whose a plug-in is, which decides how its components may be named. */
public enum Vendor {
  /** Ours: names are plain, as in {@code pca}. */
  DIFFLAB,
  /** Anybody else's: names stand behind the vendor's and a dot, as in {@code acme.tree}. */
  OTHER;

  private static final String OWN_PACKAGES = "org.difflab.";

  /** Returns whose a plug-in on the class path is: ours lie in our packages. */
  static Vendor of(Class<?> plugin) {
    return plugin.getName().startsWith(OWN_PACKAGES) ? DIFFLAB : OTHER;
  }
}
