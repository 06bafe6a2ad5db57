// SPDX-License-Identifier: Apache-2.0
/**
 * Matrix arithmetic: {@link org.difflab.spi.linear.LinearAlgebra} on oneDNN, OpenBLAS and LAPACK,
 * and the same in plain Java where they cannot be loaded, on the loops of a {@link
 * org.difflab.linear.PanelKernel} where one is installed. Nothing about diffusion belongs here.
 */
package org.difflab.linear;
