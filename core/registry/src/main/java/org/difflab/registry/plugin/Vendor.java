// SPDX-License-Identifier: Apache-2.0
package org.difflab.registry.plugin;

/** The vendor of a plug-in, which determines the allowed names of its components. */
public enum Vendor {
  /** difflab: names are plain, as in {@code pca}. */
  DIFFLAB,
  /**
   * Any other vendor: names are preceded by the vendor's name and a dot, as in {@code acme.tree}.
   */
  OTHER;

  private static final String OWN_PACKAGES = "org.difflab.";

  /** Returns the vendor of a plug-in on the class path, by its package. */
  static Vendor of(Class<?> plugin) {
    return plugin.getName().startsWith(OWN_PACKAGES) ? DIFFLAB : OTHER;
  }
}
