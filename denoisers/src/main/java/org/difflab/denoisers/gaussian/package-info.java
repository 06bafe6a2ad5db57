// SPDX-License-Identifier: Apache-2.0
/**
 * Denoisers that take the clean rows for Gaussian, or for a mixture of Gaussians: exact posterior
 * means of a fitted distribution. Regressions belong to {@code linear}, the training rows
 * themselves to {@code ideal}.
 */
package org.difflab.denoisers.gaussian;
