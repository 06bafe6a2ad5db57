// SPDX-License-Identifier: Apache-2.0
/**
 * Back ends for matrix products: difflab's linear algebra as components use it, and the underlying
 * libraries, called as directly as possible.
 */
package org.difflab.kernels.backend;
