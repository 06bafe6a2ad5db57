/**
 * Denoisers that are networks: what they are told, what they predict, how they are trained. Layers
 * and optimisers belong to the neural core.
 */
package org.difflab.denoisers.mlp;
