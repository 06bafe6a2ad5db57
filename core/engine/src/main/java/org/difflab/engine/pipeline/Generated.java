// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.pipeline;

import org.difflab.spi.Samples;

/**
 * What a pipeline generated, and what it cost.
 *
 * @param samples the samples in the order of the requests
 * @param modelCalls how often the denoiser was asked for each sample (NFE); guidance asks twice a
 *     step
 * @param limited which values of the estimates of x_0 the sampler changed
 */
public record Generated(Samples samples, double modelCalls, LimitedEstimates limited) {}
