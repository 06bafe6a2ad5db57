// SPDX-License-Identifier: Apache-2.0
/**
 * Denoisers that are networks: their inputs, what they predict, how they are trained. Layers and
 * optimisers belong to the neural core.
 */
package org.difflab.denoisers.mlp;
