// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi.training;

import org.difflab.spi.Model;
import org.difflab.spi.Weights;

/**
 * Creates a model by training, or from saved weights. Training is a function of its input, the
 * options and {@link Training#noise}: the same three give the same bits. A trainer keeps no state
 * between calls, and several threads may call it at once. It is made before any data are read and
 * kept as long as its experiment, so its constructor keeps options and makes nothing large.
 *
 * @param <I> the training data
 * @param <M> the model
 * @since 0.1
 */
public interface Trainer<I, M extends Model> {

  /**
   * Trains a model.
   *
   * @throws org.difflab.spi.InputException if the data are not sufficient, such as fewer samples
   *     than components
   * @throws ArithmeticException if a value stops being finite; the message names the step
   */
  M train(I input, Training training);

  /**
   * Restores a model from its {@link Model#weights}, bit for bit.
   *
   * @throws org.difflab.spi.InputException if an entry is missing or has another size
   */
  M load(Weights weights);
}
