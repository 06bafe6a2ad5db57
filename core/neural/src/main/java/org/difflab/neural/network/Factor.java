// SPDX-License-Identifier: Apache-2.0
package org.difflab.neural.network;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.difflab.spi.Matrix;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.linear.Multiplier;

/**
 * Values side by side with the weights they are multiplied by in a layer.
 *
 * @param from the values
 * @param multiplier multiplies rows of them all by their weights
 */
record Factor(List<Value> from, Multiplier multiplier) {

  /**
   * Prepares those of the layer that makes a value: of a dense one at most one of the values that
   * all rows share, and then at most one of the others.
   */
  static List<Factor> of(Network network, float[] parameters, Value value, LinearAlgebra algebra) {
    Layer layer = network.layers().get(value.number());
    if (layer instanceof Layer.Embedding embedding) {
      return List.of(
          new Factor(
              List.of(embedding.from()), algebra.multiplier(network.table(parameters, value))));
    }
    if (layer instanceof Layer.Dense dense) {
      Map<Boolean, List<Integer>> parts =
          IntStream.range(0, dense.from().size())
              .boxed()
              .collect(Collectors.partitioningBy(part -> network.isShared(dense.from().get(part))));
      return Stream.of(parts.get(true), parts.get(false))
          .filter(some -> !some.isEmpty())
          .map(some -> of(dense, some, parameters, value.width(), algebra))
          .toList();
    }
    return List.of();
  }

  private static Factor of(
      Layer.Dense dense,
      List<Integer> parts,
      float[] parameters,
      int width,
      LinearAlgebra algebra) {
    List<Value> from = parts.stream().map(dense.from()::get).toList();
    int inputs = width(from);
    float[] weights = new float[Math.multiplyExact(inputs, width)];
    int at = 0;
    for (int part : parts) {
      int length = dense.from().get(part).width() * width;
      System.arraycopy(parameters, dense.weights().get(part), weights, at, length);
      at += length;
    }
    return new Factor(from, algebra.multiplier(Matrix.wrap(inputs, width, weights)));
  }

  private static int width(List<Value> values) {
    return values.stream().mapToInt(Value::width).sum();
  }

  /** Returns how many numbers a row of all the values has. */
  int width() {
    return width(from);
  }
}
