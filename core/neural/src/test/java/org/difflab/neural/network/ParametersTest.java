// SPDX-License-Identifier: Apache-2.0
package org.difflab.neural.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.abort;

import java.util.Arrays;
import org.difflab.linear.AlgebraSetting;
import org.difflab.linear.device.ThreadWorkers;
import org.difflab.spi.InputException;
import org.difflab.spi.Noise;
import org.difflab.spi.linear.Tile;
import org.difflab.spi.linear.TileProducts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ParametersTest {

  @ParameterizedTest
  @EnumSource(
      value = AlgebraSetting.class,
      names = {"ONEDNN", "PLAIN"})
  void whatIsPutInPiecesIsFoundInEveryLayer(AlgebraSetting setting) {
    TileProducts products = products(setting);
    Network.Builder builder = Network.builder();
    Value first = builder.input(3);
    Value second = builder.input(2);
    Value word = builder.embedding(4, builder.input(6));
    Value hidden = builder.dense(128, Initialisation.HE, first, second, word);
    builder.dense(5, Initialisation.HE, hidden);
    Network network = builder.build();
    float[] values = Noise.of(1, "parameters").gaussian(0, 0, 1, network.size()).values();
    Parameters parameters = new Parameters(network, products);
    for (int from = 0; from < values.length; from += 37) {
      parameters.put(values, from, Math.min(values.length, from + 37));
    }

    int table = 6 * 4;
    int weights = (3 + 2 + 4 + 1) * 128;
    assertFound(values, 0, parameters.matrix(0, 6));
    assertFound(values, table, parameters.matrix(table, 10));
    assertFound(values, table + 3 * 128, parameters.matrix(table + 3 * 128, 2));
    assertFound(values, table + weights, parameters.matrix(table + weights, 129));
    assertEquals(table + weights + 129 * 5, network.size());
    assertThrows(IllegalArgumentException.class, () -> parameters.matrix(network.size(), 1));
  }

  private static TileProducts products(AlgebraSetting setting) {
    try {
      return setting.open(ThreadWorkers.serial()).products();
    } catch (InputException e) {
      return abort(e.getMessage());
    }
  }

  private static void assertFound(float[] values, int offset, Tile matrix) {
    float[] found = new float[matrix.rows() * matrix.columns()];
    matrix.get(found);
    assertArrayEquals(Arrays.copyOfRange(values, offset, offset + found.length), found);
  }
}
