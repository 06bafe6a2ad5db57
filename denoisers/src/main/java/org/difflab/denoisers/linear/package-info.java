// SPDX-License-Identifier: Apache-2.0
/**
 * Linear Diffusion: the clean rows by linear regression on the noisy ones, their conditions and the
 * products of the two.
 */
package org.difflab.denoisers.linear;
