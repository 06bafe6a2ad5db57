// SPDX-License-Identifier: Apache-2.0
/**
 * Encoders that are linear maps of each sample, and chains of encoders. What needs a neural network
 * or knows a denoiser or an embedder does not belong here.
 */
package org.difflab.encoders.linear;
