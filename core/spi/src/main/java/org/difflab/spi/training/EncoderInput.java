// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi.training;

import org.difflab.spi.Samples;
import org.difflab.spi.Shape;

/**
 * The training data of an encoder.
 *
 * @param shape the layout of samples
 * @param samples the training part of the data
 * @since 0.1
 */
public record EncoderInput(Shape shape, Samples samples) {}
