// SPDX-License-Identifier: Apache-2.0
package org.difflab.neural.network;

/**
 * A value of a network: an input, or the output of a layer.
 *
 * @param number its index, in the order of creation
 * @param width number of values of a row
 */
public record Value(int number, int width) {}
