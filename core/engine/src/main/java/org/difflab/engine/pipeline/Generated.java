// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.pipeline;

import org.difflab.spi.Samples;

/**
 * The samples that a pipeline generated, and their cost.
 *
 * @param samples the samples in the order of the requests
 * @param modelCalls number of denoiser calls per sample (NFE); guidance needs two per step
 * @param limited counts the values of the estimates of x_0 that the sampler changed
 */
public record Generated(Samples samples, double modelCalls, LimitedEstimates limited) {}
