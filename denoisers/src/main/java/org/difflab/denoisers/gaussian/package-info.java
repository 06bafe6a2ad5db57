// SPDX-License-Identifier: Apache-2.0
/**
 * Denoisers that model the clean rows by a Gaussian, or by a mixture of Gaussians: exact posterior
 * means of a fitted distribution.
 */
package org.difflab.denoisers.gaussian;
