// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear.kernel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.difflab.spi.Shape;

/**
 * A case of {@code golden-networks.json}: values and gradients of an independent float64
 * implementation. Images are laid out as ours; weights of convolutions are [output][input][size]
 * [size] there.
 */
final class GoldenNetwork {

  private final JsonNode node;

  private GoldenNetwork(JsonNode node) {
    this.node = node;
  }

  /** Reads the case whose name begins with this. */
  static GoldenNetwork named(String beginning) {
    try (InputStream in = GoldenNetwork.class.getResourceAsStream("golden-networks.json")) {
      JsonNode root = new ObjectMapper().readTree(in);
      return new GoldenNetwork(
          root.properties().stream()
              .filter(entry -> entry.getKey().startsWith(beginning))
              .findFirst()
              .orElseThrow()
              .getValue());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int integer(String name) {
    return node.required(name).intValue();
  }

  /** Returns the number of rows of an input. */
  int rows(String input) {
    return node.required("inputs").required(input).size();
  }

  /** Returns the shape of a row of an input. */
  Shape shape(String input) {
    JsonNode image = node.required("inputs").required(input).get(0);
    return new Shape(image.size(), image.get(0).size(), image.get(0).get(0).size());
  }

  /** Returns inputs, each flattened, one after the other; weights as they are. */
  float[] inputs(String... names) {
    return floats(flat(node.required("inputs"), names));
  }

  /** Returns gradients, each flattened, one after the other. */
  double[] gradients(String... names) {
    return flat(node.required("gradients"), names);
  }

  /** Returns weights and biases of a convolution in our layout. */
  float[] convolution(String weights, String biases) {
    return floats(convolution(node.required("inputs"), weights, biases));
  }

  /** Returns the gradient of weights and biases of a convolution in our layout. */
  double[] convolutionGradient(String weights, String biases) {
    return convolution(node.required("gradients"), weights, biases);
  }

  double[] output() {
    return flat(node, "output");
  }

  float[] outputGradient() {
    return floats(flat(node, "weight_of_output"));
  }

  private static double[] convolution(JsonNode from, String weights, String biases) {
    JsonNode w = from.required(weights);
    List<Double> values = new ArrayList<>();
    int size = w.get(0).get(0).size();
    for (int k = 0; k < size; k++) {
      for (int l = 0; l < size; l++) {
        for (int c = 0; c < w.get(0).size(); c++) {
          for (int o = 0; o < w.size(); o++) {
            values.add(w.get(o).get(c).get(k).get(l).doubleValue());
          }
        }
      }
    }
    flatten(from.required(biases), values);
    return doubles(values);
  }

  private static double[] flat(JsonNode from, String... names) {
    List<Double> values = new ArrayList<>();
    for (String name : names) {
      flatten(from.required(name), values);
    }
    return doubles(values);
  }

  private static void flatten(JsonNode list, List<Double> into) {
    if (list.isArray()) {
      list.forEach(item -> flatten(item, into));
    } else {
      into.add(list.doubleValue());
    }
  }

  private static double[] doubles(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
