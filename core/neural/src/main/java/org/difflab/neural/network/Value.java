// SPDX-License-Identifier: Apache-2.0
package org.difflab.neural.network;

/**
 * A value within a network: what goes in, or what one of its layers makes.
 *
 * @param number its number, in the order in which values are made
 * @param width how many numbers a row has
 */
public record Value(int number, int width) {}
