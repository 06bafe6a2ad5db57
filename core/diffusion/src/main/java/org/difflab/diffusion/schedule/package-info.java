// SPDX-License-Identifier: Apache-2.0
/**
 * Noise schedules: which levels of noise there are between clean samples and pure noise. All levels
 * are computed once, in float64, with functions that Java defines to the last bit. How samples are
 * noised or denoised does not belong here.
 */
package org.difflab.diffusion.schedule;
