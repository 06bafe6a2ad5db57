// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi.training;

import java.util.Optional;
import java.util.function.Supplier;
import org.difflab.spi.Weights;

/**
 * Where a long training keeps its state, so that one that was killed continues where it stopped.
 * Training that was stopped and resumed ends with the same bits as training that was never stopped.
 *
 * @since 0.1
 */
public interface Checkpoints {

  /** Keeps nothing. */
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

  /** Returns the state kept last, if training was begun before. */
  Optional<Weights> latest();

  /**
   * Offers the state between two steps; it is asked for and kept if the last one is old enough.
   * Offer often: an offer that is not taken costs next to nothing.
   *
   * @param state all that the following steps depend on
   */
  void offer(Supplier<Weights> state);

  /** Keeps a state now, as at the end of a part of the training. */
  void save(Weights state);

  /** Returns the checkpoints of a part of the model that is trained by itself. */
  Checkpoints forPart(String name);
}
