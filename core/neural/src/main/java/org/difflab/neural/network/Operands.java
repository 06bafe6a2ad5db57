// SPDX-License-Identifier: Apache-2.0
package org.difflab.neural.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.difflab.spi.linear.Tile;
import org.difflab.spi.linear.TileProducts;

/**
 * What layers multiply by their weights, where products are computed. A dense layer's operand is
 * all that it is made from side by side, and a column of ones at the end, which stands for the
 * bias: so one product makes the layer, and one gives its gradient.
 */
final class Operands {

  private final List<Tile> operands = new ArrayList<>();
  private final List<List<Place>> places = new ArrayList<>();

  /** Where a copy of a value lies in the operand of a layer: from a column on. */
  private record Place(Tile operand, int column) {}

  Operands(Network network, TileProducts products, int rows) {
    network.values().forEach(value -> places.add(new ArrayList<>()));
    for (Layer layer : network.layers()) {
      operands.add(operand(layer, products, rows));
    }
  }

  private Tile operand(Layer layer, TileProducts products, int rows) {
    if (layer instanceof Layer.Dense dense) {
      Tile operand = tile(products, rows, dense.inputs() + 1);
      int column = 0;
      for (Value value : dense.from()) {
        places.get(value.number()).add(new Place(operand, column));
        column += value.width();
      }
      float[] ones = new float[rows];
      Arrays.fill(ones, 1);
      for (int row = 0; row < rows; row++) {
        operand.floats().put(row * operand.columns() + column, ones, row, 1);
      }
      return operand;
    }
    if (layer instanceof Layer.Embedding embedding) {
      Tile operand = tile(products, rows, embedding.from().width());
      places.get(embedding.from().number()).add(new Place(operand, 0));
      return operand;
    }
    return tile(products, 0, 0);
  }

  private static Tile tile(TileProducts products, int rows, int columns) {
    return new Tile(products.allocate(rows * columns), 0, rows, columns);
  }

  /** Copies the first rows of a value to all the layers that multiply it. */
  void put(Value value, float[] values, int count) {
    int width = value.width();
    for (Place place : places.get(value.number())) {
      Tile operand = place.operand();
      for (int row = 0; row < count; row++) {
        int at = row * operand.columns() + place.column();
        operand.floats().put(at, values, row * width, width);
      }
    }
  }

  /**
   * Returns the first rows of what makes a value, which is that of a dense layer or an embedding.
   */
  Tile of(Value value, int count) {
    return operands.get(value.number()).top(count);
  }
}
