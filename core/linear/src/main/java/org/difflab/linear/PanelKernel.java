// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear;

import java.util.Optional;
import java.util.ServiceLoader;

/**
 * The innermost loops of products in Java: sums of a few rows with one panel of columns, kept in
 * registers while their products are added. Each product is rounded before it is added, and those
 * of a sum are added one after another, so that every kernel gives the bits of plain Java.
 */
public interface PanelKernel {

  /**
   * Returns the kernel that is on the class path, as a service, if Java was started with its Vector
   * API: {@code java --add-modules jdk.incubator.vector}.
   */
  static Optional<PanelKernel> installed() {
    return ModuleLayer.boot()
        .findModule("jdk.incubator.vector")
        .flatMap(
            module ->
                ServiceLoader.load(PanelKernel.class, PanelKernel.class.getClassLoader())
                    .findFirst());
  }

  /** Returns its name for provenance. */
  String description();

  /** Returns the number of rows of {@link #addRows}. */
  int rows();

  /** Returns the width of a panel. */
  int columns();

  /**
   * Adds to the sums of several rows: s[r][c] += Σᵢ left[first + r·stride + i]·panels[from +
   * i·columns + c].
   *
   * @param left holds the rows
   * @param first where the first row begins
   * @param stride the distance between rows
   * @param panels holds the panel, a line of it after another
   * @param from where the panel begins
   * @param inner how many products each sum receives
   * @param sums the sums, row after row
   */
  void addRows(
      float[] left, int first, int stride, float[] panels, int from, int inner, float[] sums);

  /** Adds to the sums of one row, as {@link #addRows} does to those of several. */
  void addRow(float[] left, int first, float[] panels, int from, int inner, float[] sums);
}
