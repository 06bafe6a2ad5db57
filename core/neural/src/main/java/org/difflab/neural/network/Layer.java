// SPDX-License-Identifier: Apache-2.0
package org.difflab.neural.network;

import java.util.ArrayList;
import java.util.List;
import org.difflab.linear.kernel.Operation;

/** How a value of a network is made. */
sealed interface Layer {

  /** Returns the values it is computed from. */
  List<Value> sources();

  /** The value is given. */
  record Input() implements Layer {
    @Override
    public List<Value> sources() {
      return List.of();
    }
  }

  /**
   * The value is computed.
   *
   * @param operation what is computed
   * @param sources the inputs of the operation
   * @param initialisation the distribution of its weights before training
   * @param offset position of its first parameter among those of the network
   */
  record Computed(
      Operation operation, List<Value> sources, Initialisation initialisation, int offset)
      implements Layer {

    public Computed {
      sources = List.copyOf(sources);
    }

    /**
     * Parameters with a name of their own.
     *
     * @param name what they are
     * @param offset position of the first among those of the network
     * @param rows rows of the matrix they form
     * @param columns columns of it
     */
    record Piece(String name, int offset, int rows, int columns) {}

    /** Returns the matrices that the parameters consist of. */
    List<Piece> pieces() {
      List<Piece> pieces = new ArrayList<>();
      if (operation instanceof Operation.Embedding embedding) {
        pieces.add(new Piece("table", offset, embedding.entries(), embedding.width()));
      } else if (operation instanceof Operation.GroupNorm norm) {
        int channels = norm.input().channels();
        pieces.add(new Piece("scales", offset, 1, channels));
        pieces.add(new Piece("shifts", offset + channels, 1, channels));
      } else if (operation.parameters() > 0) {
        int outputs = outputs();
        int weights = operation.parameters() - outputs;
        pieces.add(new Piece("weights", offset, weights / outputs, outputs));
        pieces.add(new Piece("bias", offset + weights, 1, outputs));
      }
      return pieces;
    }

    /** Returns the number of biases of a dense layer or a convolution. */
    private int outputs() {
      return operation instanceof Operation.Convolution convolution
          ? convolution.channels()
          : operation.output().size();
    }
  }
}
