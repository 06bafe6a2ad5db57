// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi.training;

import org.difflab.spi.Model;
import org.difflab.spi.Weights;

/**
 * Makes a model from data, or from saved weights. Training is a function of its input, the options
 * and {@link Training#noise}: the same three give the same bits. A trainer keeps no state between
 * calls, and several threads may call it at once. It is made before any data are read and kept as
 * long as its experiment, so its constructor keeps options and makes nothing large.
 *
 * @param <I> what it is trained on
 * @param <M> what it makes
 * @since 0.1
 */
public interface Trainer<I, M extends Model> {

  /**
   * Trains.
   *
   * @throws org.difflab.spi.InputException if the data do not allow it, such as fewer samples than
   *     components
   * @throws ArithmeticException if a value stops being finite; the message names the step
   */
  M train(I input, Training training);

  /**
   * Makes the model again whose {@link Model#weights} these are, bit for bit.
   *
   * @throws org.difflab.spi.InputException if something is missing in them or has another size
   */
  M load(Weights weights);
}
