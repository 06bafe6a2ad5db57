package org.difflab.neural.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.difflab.spi.linear.Tile;
import org.difflab.spi.linear.TileProducts;

/**
 * Copies of the values that layers multiply by weights, where products are computed: as they are,
 * or with a column of ones at the end, which stands for the bias. One product then adds the bias,
 * and one gives its gradient.
 */
final class Operands {

  private final List<Tile> plain = new ArrayList<>();
  private final List<Tile> withOnes = new ArrayList<>();

  Operands(Network network, TileProducts products, int rows) {
    float[] ones = new float[rows];
    Arrays.fill(ones, 1);
    for (Value value : network.values()) {
      boolean isPlain = network.layers().stream().anyMatch(layer -> takesPlain(layer, value));
      boolean hasOnes = network.layers().stream().anyMatch(layer -> takesWithOnes(layer, value));
      plain.add(tile(products, isPlain ? rows : 0, value.width()));
      Tile extended = tile(products, hasOnes ? rows : 0, value.width() + 1);
      for (int row = 0; row < extended.rows(); row++) {
        extended.floats().put(row * extended.columns() + value.width(), ones, row, 1);
      }
      withOnes.add(extended);
    }
  }

  private static Tile tile(TileProducts products, int rows, int columns) {
    return new Tile(products.allocate(rows * columns), 0, rows, columns);
  }

  private static boolean takesPlain(Layer layer, Value value) {
    if (layer instanceof Layer.Dense dense) {
      return dense.from().subList(0, dense.from().size() - 1).contains(value);
    }
    return layer instanceof Layer.Lookup lookup && lookup.from().equals(value);
  }

  private static boolean takesWithOnes(Layer layer, Value value) {
    return layer instanceof Layer.Dense dense
        && dense.from().get(dense.from().size() - 1).equals(value);
  }

  /** Copies the first rows of a value, if any layer needs them here. */
  void put(Value value, float[] values, int count) {
    Tile tile = plain.get(value.number());
    if (tile.rows() > 0) {
      tile.top(count).put(values);
    }
    Tile extended = withOnes.get(value.number());
    if (extended.rows() > 0) {
      for (int row = 0; row < count; row++) {
        extended.floats().put(row * extended.columns(), values, row * value.width(), value.width());
      }
    }
  }

  /** Returns the first rows of a value. */
  Tile plain(Value value, int count) {
    return plain.get(value.number()).top(count);
  }

  /** Returns the first rows of a value with 1 at the end of each. */
  Tile withOnes(Value value, int count) {
    return withOnes.get(value.number()).top(count);
  }
}
