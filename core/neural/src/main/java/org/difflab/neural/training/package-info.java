// SPDX-License-Identifier: Apache-2.0
/**
 * Training of networks by stochastic gradients: budgets, the optimiser, averages of weights, the
 * order of examples, checkpoints. Components define the loss.
 */
package org.difflab.neural.training;
