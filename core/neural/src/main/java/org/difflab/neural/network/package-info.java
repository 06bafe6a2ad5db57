// SPDX-License-Identifier: Apache-2.0
/**
 * Feed-forward networks as values: which layers, in which order, with how many parameters; their
 * evaluation, and the gradients of a pass. How they are trained belongs to {@code training}, what
 * they are trained for to the components.
 */
package org.difflab.neural.network;
