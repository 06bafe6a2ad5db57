// SPDX-License-Identifier: Apache-2.0
/**
 * Training of networks by stochastic gradients: budgets, the optimiser, averages of weights, the
 * order of examples, checkpoints. What the loss is, components decide.
 */
package org.difflab.neural.training;
