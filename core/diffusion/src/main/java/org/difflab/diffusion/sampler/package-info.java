// SPDX-License-Identifier: Apache-2.0
/**
 * Samplers: they transform rows of noise to clean rows, level by level. A sampler receives both
 * levels of every step, requests estimates of the clean rows and does not depend on prompts,
 * networks or schedules. With a = signal, s = noise, σ = s/a and r = σ_to/σ_from, every step here
 * is a linear combination of x_t, the clean estimate and at most one further term, with factors
 * computed in float64; the step to the clean level returns the estimate itself.
 */
package org.difflab.diffusion.sampler;
