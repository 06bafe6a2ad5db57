// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi.training;

import org.difflab.spi.Matrix;

/**
 * A table of the vectors that conditions are rows of. A denoiser trained by gradients may tune it
 * along with its own weights and return it as {@link org.difflab.spi.DenoiserModel#tunedVectors}.
 *
 * @param vectors one row per prompt; the last row stands for "no prompt" if there is an
 *     unconditional condition
 * @param rows the number of the row that is the condition of each training sample
 * @since 0.1
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record PromptVectors(Matrix vectors, int[] rows) {}
