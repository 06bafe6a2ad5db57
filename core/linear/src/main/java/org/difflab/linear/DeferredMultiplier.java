// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear;

import java.util.Optional;
import java.util.function.Function;
import org.difflab.spi.Matrix;
import org.difflab.spi.linear.Multiplier;

/**
 * A multiplier that is prepared when it first multiplies. A pipeline that was loaded for generation
 * never uses most of its matrices: it does not encode, and needs only the matrices of its prompts.
 */
final class DeferredMultiplier implements Multiplier {

  private final int inputs;
  private final int outputs;
  private final Function<Matrix, Multiplier> preparation;
  private Optional<Matrix> right;
  private volatile Optional<Multiplier> prepared = Optional.empty();

  /**
   * Defers a preparation.
   *
   * @param right the matrix, kept until then
   */
  DeferredMultiplier(Matrix right, Function<Matrix, Multiplier> preparation) {
    this.inputs = right.rows();
    this.outputs = right.columns();
    this.preparation = preparation;
    this.right = Optional.of(right);
  }

  @Override
  public int inputs() {
    return inputs;
  }

  @Override
  public int outputs() {
    return outputs;
  }

  @Override
  public void multiply(float[] rows, int count, float[] into) {
    Optional<Multiplier> known = prepared;
    (known.isPresent() ? known.get() : prepare()).multiply(rows, count, into);
  }

  private synchronized Multiplier prepare() {
    if (prepared.isEmpty()) {
      prepared = right.map(preparation);
      right = Optional.empty();
    }
    return prepared.orElseThrow();
  }
}
