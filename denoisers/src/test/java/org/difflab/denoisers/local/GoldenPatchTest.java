// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.difflab.denoisers.Arithmetic;
import org.difflab.denoisers.Problem;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Shape;
import org.difflab.spi.training.DenoiserInput;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Denoisers of patches against the values of an independent float64 implementation. */
class GoldenPatchTest {

  /** A scheme at a level, with the expected images. */
  record Case(
      String name, PatchMeans.Factory<ImageTile> scheme, NoiseLevel level, Matrix expected) {

    @Override
    public String toString() {
      return name + " at " + level;
    }
  }

  private static JsonNode golden() {
    try (InputStream file =
        GoldenPatchTest.class.getResourceAsStream("/org/difflab/denoisers/local.json")) {
      return new ObjectMapper().readTree(file).get("local denoisers");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<Case> cases() {
    JsonNode golden = golden();
    List<Case> cases = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : golden.properties()) {
      if (entry.getValue().path(0).has("result")) {
        for (JsonNode at : entry.getValue()) {
          cases.add(
              new Case(
                  entry.getKey(),
                  scheme(entry.getKey()),
                  new NoiseLevel(1, at.get("signal").asDouble(), at.get("noise").asDouble()),
                  images(at.get("result"))));
        }
      }
    }
    return cases.stream();
  }

  private static PatchMeans.Factory<ImageTile> scheme(String name) {
    return switch (name) {
      case "local (same place, zeros outside)" -> (shape, images, mean) -> new SamePlace(shape);
      case "composite (patches inside, averaged)" -> (shape, images, mean) -> new Covering(shape);
      case "equivariant (every place, edges joined)" ->
          (shape, images, mean) ->
              new EveryPlace(
                  shape, mean, Edges.CIRCULAR, Arithmetic.algebra(Arithmetic.workers(1)));
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static Matrix images(JsonNode images) {
    List<Matrix> rows = new ArrayList<>();
    for (JsonNode image : images) {
      float[] row = new float[image.size() * image.get(0).size()];
      int next = 0;
      for (JsonNode line : image) {
        for (JsonNode value : line) {
          row[next++] = (float) value.asDouble();
        }
      }
      rows.add(Matrix.wrap(1, row.length, row));
    }
    return Matrix.stack(rows);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void equalsTheReference(Case expected) {
    JsonNode golden = golden();
    Matrix training = images(golden.get("training images"));
    Matrix noisy = images(golden.get("x_t"));
    DenoiserInput input =
        new DenoiserInput(
            new Shape(6, 5, 1), training, Matrix.zeros(training.rows(), 1), Optional.empty());
    PatchOptions options =
        new PatchOptions(List.of(golden.get("patch").asText()), List.of(), ComparedImages.ALL);
    Matrix estimate =
        new PatchFit(options, Arithmetic.workers(1))
            .train(input, expected.scheme(), Problem.training())
            .denoise(noisy, expected.level(), Matrix.zeros(noisy.rows(), 1));
    assertEquals(0, Problem.farthest(expected.expected(), estimate), 1e-4);
  }
}
