// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi.training;

import org.difflab.spi.Matrix;

/**
 * The embedding table whose rows are the conditions. A denoiser trained by gradients may tune it
 * together with its own weights and return it as {@link
 * org.difflab.spi.DenoiserModel#tunedVectors}.
 *
 * @param vectors one row per prompt; the last row is the condition for "no prompt", if there is one
 * @param rows the number of the row that is the condition of each training sample
 * @since 0.1
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record PromptVectors(Matrix vectors, int[] rows) {}
