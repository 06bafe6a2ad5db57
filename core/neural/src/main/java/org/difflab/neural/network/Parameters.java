// SPDX-License-Identifier: Apache-2.0
package org.difflab.neural.network;

import java.util.ArrayList;
import java.util.List;
import org.difflab.spi.linear.Floats;
import org.difflab.spi.linear.Tile;
import org.difflab.spi.linear.TileProducts;

/**
 * A copy of a network's parameters where products are computed, shared by all shards. The rows of
 * each layer's weights lie there at the distance at which products read them fastest.
 */
public final class Parameters {

  private final List<Block> blocks = new ArrayList<>();

  /**
   * All that one layer has.
   *
   * @param offset its first place among the network's parameters
   * @param tile where the copy is
   */
  private record Block(int offset, Tile tile) {

    int end() {
      return offset + tile.rows() * tile.columns();
    }
  }

  /** Makes room for a network's parameters, all 0 so far. */
  public Parameters(Network network, TileProducts products) {
    for (Value value : network.values()) {
      Layer layer = network.layers().get(value.number());
      if (layer instanceof Layer.Dense dense) {
        add(dense.weights().get(0), dense.inputs() + 1, value, products);
      } else if (layer instanceof Layer.Embedding embedding) {
        add(embedding.weights(), embedding.from().width(), value, products);
      }
    }
  }

  private void add(int offset, int rows, Value value, TileProducts products) {
    int stride = products.stride(value.width());
    Floats floats = products.allocate(rows * stride);
    blocks.add(new Block(offset, new Tile(floats, 0, rows, value.width(), stride)));
  }

  /** Copies some of the parameters in, from their places in an array of all. */
  public void put(float[] parameters, int from, int to) {
    for (Block block : blocks) {
      put(block, parameters, Math.max(from, block.offset()), Math.min(to, block.end()));
    }
  }

  private static void put(Block block, float[] parameters, int from, int to) {
    int width = block.tile().columns();
    int at = from;
    while (at < to) {
      int column = (at - block.offset()) % width;
      int row = (at - block.offset()) / width;
      int length = Math.min(width - column, to - at);
      block.tile().floats().put(row * block.tile().stride() + column, parameters, at, length);
      at += length;
    }
  }

  /** Returns the matrix of parameters that begins at an offset, of which a row is a value wide. */
  Tile matrix(int offset, int rows) {
    for (Block block : blocks) {
      if (offset >= block.offset() && offset < block.end()) {
        return block.tile().rows((offset - block.offset()) / block.tile().columns(), rows);
      }
    }
    throw new IllegalArgumentException("no weights begin at " + offset);
  }
}
