// SPDX-License-Identifier: Apache-2.0
/**
 * What can multiply matrices, side by side: difflab's own linear algebra as components use it, and
 * the libraries that it could be made of, called as directly as Java can. Times are taken
 * elsewhere.
 */
package org.difflab.kernels.backend;
