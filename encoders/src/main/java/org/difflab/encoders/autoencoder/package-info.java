// SPDX-License-Identifier: Apache-2.0
/**
 * Encoders that are networks, trained to reconstruct samples from fewer values: their layers, their
 * losses and the scale of their latents.
 */
package org.difflab.encoders.autoencoder;
