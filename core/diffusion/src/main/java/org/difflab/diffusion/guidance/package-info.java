// SPDX-License-Identifier: Apache-2.0
/**
 * Guidance: denoisers that wrap a denoiser to strengthen the influence of the prompt. Conditions
 * are computed by embedders.
 */
package org.difflab.diffusion.guidance;
