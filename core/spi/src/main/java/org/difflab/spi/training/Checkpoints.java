// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi.training;

import java.util.Optional;
import java.util.function.Supplier;
import org.difflab.spi.Weights;

/**
 * Saves the state of a long training, so that it can resume after an interruption. Training that
 * was stopped and resumed ends with the same bits as uninterrupted training.
 *
 * @since 0.1
 */
public interface Checkpoints {

  /** Saves nothing. */
  Checkpoints NONE =
      new Checkpoints() {
        @Override
        public Optional<Weights> latest() {
          return Optional.empty();
        }

        @Override
        public void offer(Supplier<Weights> state) {}

        @Override
        public void save(Weights state) {}

        @Override
        public Checkpoints forPart(String name) {
          return this;
        }
      };

  /** Returns the last saved state, if there is one. */
  Optional<Weights> latest();

  /**
   * Offers the state between two steps; it is computed and saved if the last saved one is old
   * enough. Call this after every step: a call that saves nothing is cheap.
   *
   * @param state supplies everything that the following steps depend on
   */
  void offer(Supplier<Weights> state);

  /** Saves a state immediately, as at the end of a part of the training. */
  void save(Weights state);

  /** Returns the checkpoints of a part of the model that is trained separately. */
  Checkpoints forPart(String name);
}
