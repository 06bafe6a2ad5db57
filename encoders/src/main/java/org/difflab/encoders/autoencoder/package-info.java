// SPDX-License-Identifier: Apache-2.0
/**
 * Encoders that are networks, trained to bring samples back from fewer numbers: their layers, their
 * losses and the scale of their latents. How networks are computed and trained in general belongs
 * to the neural core, and what needs no network to {@code linear}.
 */
package org.difflab.encoders.autoencoder;
