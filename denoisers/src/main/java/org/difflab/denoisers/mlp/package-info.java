// SPDX-License-Identifier: Apache-2.0
/** The multilayer perceptron that denoises. */
package org.difflab.denoisers.mlp;
