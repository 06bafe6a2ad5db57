// SPDX-License-Identifier: Apache-2.0
/**
 * Noise schedules: the noise levels between clean samples and pure noise. All levels are computed
 * once, in float64, with functions whose results Java defines exactly.
 */
package org.difflab.diffusion.schedule;
