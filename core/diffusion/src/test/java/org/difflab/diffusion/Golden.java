// SPDX-License-Identifier: Apache-2.0
package org.difflab.diffusion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.difflab.spi.Matrix;

/** Values of an independent float64 implementation, {@code golden.json} on the class path. */
public final class Golden {

  private final JsonNode root;

  private Golden(JsonNode root) {
    this.root = root;
  }

  /** Reads the file. */
  public static Golden read() {
    try (InputStream in = Golden.class.getResourceAsStream("/org/difflab/golden.json")) {
      return new Golden(new ObjectMapper().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns what lies under names, one within the other. */
  public JsonNode at(String... names) {
    JsonNode node = root;
    for (String name : names) {
      node = node.required(name);
    }
    return node;
  }

  /** Returns a list of numbers. */
  public static double[] numbers(JsonNode list) {
    double[] numbers = new double[list.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = list.get(i).doubleValue();
    }
    return numbers;
  }

  /** Returns a list of rows. */
  public static double[][] rows(JsonNode list) {
    double[][] rows = new double[list.size()][];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = numbers(list.get(row));
    }
    return rows;
  }

  /** Returns a list of rows in float32. */
  public static Matrix matrix(JsonNode list) {
    double[][] rows = rows(list);
    float[][] rounded = new float[rows.length][];
    for (int row = 0; row < rows.length; row++) {
      rounded[row] = new float[rows[row].length];
      for (int column = 0; column < rows[row].length; column++) {
        rounded[row][column] = (float) rows[row][column];
      }
    }
    return Matrix.ofRows(rounded);
  }
}
