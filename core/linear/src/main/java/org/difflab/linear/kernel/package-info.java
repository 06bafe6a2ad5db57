// SPDX-License-Identifier: Apache-2.0
/**
 * The operations of networks, forward and backward, in memory that the caller plans: convolutions,
 * group normalisation, dense layers, attention and what lies between them. An {@link
 * org.difflab.linear.kernel.Operation} states shapes and parameters; {@link
 * org.difflab.linear.kernel.Kernels} compute it, on oneDNN's primitives or on any matrix products.
 *
 * <p>Images are rows of height × width × channels, the channels fastest. All kernels run on the
 * calling thread alone, and the bits of a row of output depend on the values of that row, on the
 * parameters and on the number of rows for which the kernel was made, never on the position of the
 * row.
 */
package org.difflab.linear.kernel;
