// SPDX-License-Identifier: Apache-2.0
/**
 * Networks that denoise, whatever their layers: their inputs, what they predict, how noise levels
 * are encoded and weighted, and how they are trained, saved and evaluated. An {@link
 * org.difflab.denoisers.network.Architecture} adds the layers.
 */
package org.difflab.denoisers.network;
