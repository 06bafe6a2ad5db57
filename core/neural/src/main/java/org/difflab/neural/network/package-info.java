// SPDX-License-Identifier: Apache-2.0
/**
 * Feed-forward networks as values: which layers, in which order, with how many parameters; their
 * evaluation, and the gradients of a pass. Their training is in {@code training}; components define
 * their losses.
 */
package org.difflab.neural.network;
