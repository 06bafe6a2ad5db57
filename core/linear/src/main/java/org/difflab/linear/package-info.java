// SPDX-License-Identifier: Apache-2.0
/**
 * Matrix arithmetic: {@link org.difflab.spi.linear.LinearAlgebra} on oneDNN, OpenBLAS and LAPACK,
 * and the same in plain Java where they cannot be loaded, with the loops of a {@link
 * org.difflab.linear.PanelKernel} if one is installed.
 */
package org.difflab.linear;
