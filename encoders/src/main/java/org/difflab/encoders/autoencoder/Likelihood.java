// SPDX-License-Identifier: Apache-2.0
package org.difflab.encoders.autoencoder;

import org.difflab.neural.network.Shard;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;

/** −ln p(x | latents), the loss of a decoder's output, summed over the values of a row. */
interface Likelihood {

  /**
   * Checks that samples may be this distribution's.
   *
   * @throws InputException naming the first value out of range and what is allowed
   */
  void requireRange(Matrix samples);

  /** Writes what is given to the network besides the samples. */
  void fill(Shard shard, int count);

  /**
   * Writes the gradients of the loss.
   *
   * @param weight what the gradient is multiplied by
   */
  void differentiate(Shard shard, int count, float weight);

  /** Returns the loss of the rows. */
  double measure(Shard shard, int count);

  /**
   * Returns the mean of the samples that outputs of the network stand for.
   *
   * @param sharpness what log-odds are multiplied by, if outputs are log-odds
   */
  Matrix decode(Matrix outputs, double sharpness);
}
