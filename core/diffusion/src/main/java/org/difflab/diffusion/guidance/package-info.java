// SPDX-License-Identifier: Apache-2.0
/**
 * Guidance: denoisers that wrap a denoiser to strengthen the influence of the prompt. How a prompt
 * becomes a condition does not belong here.
 */
package org.difflab.diffusion.guidance;
