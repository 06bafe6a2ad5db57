// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.difflab.spi.DensityModel;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Schedule;
import org.difflab.spi.Shape;
import org.difflab.spi.training.DenoiserInput;
import org.difflab.spi.training.DensityTrainer;
import org.difflab.tck.ContractSchedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Densities that denoisers know. */
class DensitiesTest {

  private static final Schedule SCHEDULE = new ContractSchedule();
  private static final JsonNode VALUES = values();

  /** Values of NumPy and SciPy, which src/test/python/densities.py wrote. */
  private static JsonNode values() {
    try (InputStream file =
        DensitiesTest.class.getResourceAsStream("/org/difflab/denoisers/densities.json")) {
      return new ObjectMapper().readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DensityModel trained(String type, String options, DenoiserInput input) {
    try (Made made = new Made()) {
      return assertInstanceOf(DensityTrainer.class, made.trainer(type, options, SCHEDULE))
          .train(input, Problem.training());
    }
  }

  private static Matrix matrix(JsonNode rows) {
    float[] values = new float[rows.size() * 3];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) rows.get(i / 3).get(i % 3).asDouble();
    }
    return Matrix.wrap(rows.size(), 3, values);
  }

  private static DenoiserInput input() {
    List<Matrix> rows = new ArrayList<>();
    List<Matrix> conditions = new ArrayList<>();
    for (JsonNode group : VALUES.get("rows of prompts")) {
      rows.add(matrix(group));
      conditions.add(Problem.oneHot(conditions.size(), 2).repeat(group.size()));
    }
    return new DenoiserInput(
        Shape.vector(3),
        Matrix.stack(rows),
        Matrix.stack(conditions),
        Optional.of(Matrix.zeros(1, 2)));
  }

  static Stream<Arguments> expected() {
    return StreamSupport.stream(VALUES.get("expected").spliterator(), false)
        .map(expected -> Arguments.of(expected.get("denoiser").asText(), expected));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("expected")
  void agreeWithTheValuesOfAnother(String type, JsonNode expected) {
    String options =
        type.equals("kernel-density") ? "\"bandwidth\": " + VALUES.get("bandwidth") : "";
    DensityModel model = trained(type, options, input());
    NoiseLevel level =
        new NoiseLevel(0.5, expected.get("signal").asDouble(), expected.get("noise").asDouble());
    Matrix noisy = matrix(VALUES.get("noisy"));
    JsonNode byPrompt = expected.get("prompts and none");
    for (int prompt = 0; prompt < byPrompt.size(); prompt++) {
      Matrix condition = prompt < 2 ? Problem.oneHot(prompt, 2) : Matrix.zeros(1, 2);
      double[] found = model.logDensity(noisy, level, condition.repeat(noisy.rows()));
      for (int row = 0; row < found.length; row++) {
        double value = byPrompt.get(prompt).get(row).asDouble();
        assertEquals(value, found[row], 1e-6 * Math.abs(value), "prompt " + prompt + " row " + row);
      }
    }
  }

  static Stream<Arguments> denoisers() {
    return Stream.of(
        Arguments.of("wiener", ""),
        Arguments.of("wiener", "\"per\": \"everything\""),
        Arguments.of("mixture", "\"components\": 3"),
        Arguments.of("kernel-density", ""));
  }

  /** ∇ ln p_t(x_t) = (a·D(x_t) − x_t)/s²: what a denoiser estimates belongs to its density. */
  @ParameterizedTest
  @MethodSource("denoisers")
  void followTweediesFormula(String type, String options) {
    DenoiserInput input = Problem.prompts(21, 300, 4, 2);
    DensityModel model = trained(type, options, input);
    for (int step : new int[] {7, 14}) {
      NoiseLevel level = SCHEDULE.level(step);
      Matrix noisy = Problem.noisy(input.latents().slice(0, 40), level, 22);
      Matrix conditions = input.conditions().slice(0, 40);
      Matrix clean = model.denoise(noisy, level, conditions);
      for (int column = 0; column < 4; column++) {
        Matrix above = moved(noisy, column, 0.0078125f);
        Matrix below = moved(noisy, column, -0.0078125f);
        double[] high = model.logDensity(above, level, conditions);
        double[] low = model.logDensity(below, level, conditions);
        for (int row = 0; row < 40; row++) {
          double derivative =
              (high[row] - low[row]) / ((double) above.get(row, column) - below.get(row, column));
          double expected =
              (level.signal() * clean.get(row, column) - noisy.get(row, column))
                  / (level.noise() * level.noise());
          assertEquals(expected, derivative, 2e-3 * (1 + Math.abs(expected)), "row " + row);
        }
      }
    }
  }

  private static Matrix moved(Matrix rows, int column, float distance) {
    float[] values = rows.values().clone();
    for (int row = 0; row < rows.rows(); row++) {
      values[row * rows.columns() + column] += distance;
    }
    return Matrix.wrap(rows.rows(), rows.columns(), values);
  }

  @ParameterizedTest
  @MethodSource("denoisers")
  void areTheSameAfterLoading(String type, String options) {
    DenoiserInput input = Problem.prompts(23, 200, 3, 2);
    DensityModel model = trained(type, options, input);
    try (Made made = new Made()) {
      DensityModel loaded =
          assertInstanceOf(DensityTrainer.class, made.trainer(type, options, SCHEDULE))
              .load(model.weights());
      assertEquals(Matrix.ofRows(narrowed(model, input)), Matrix.ofRows(narrowed(loaded, input)));
    }
  }

  private static float[] narrowed(DensityModel model, DenoiserInput input) {
    double[] found = model.logDensity(input.latents(), NoiseLevel.CLEAN, input.conditions());
    float[] narrowed = new float[found.length];
    for (int i = 0; i < found.length; i++) {
      narrowed[i] = (float) found[i];
    }
    return narrowed;
  }

  @Test
  void needSpreadInEveryDirection() {
    float[] values = Problem.gaussian(25, 50, 2).values().clone();
    for (int row = 0; row < 50; row++) {
      values[2 * row + 1] = values[2 * row];
    }
    DenoiserInput flat =
        Problem.withLatents(Problem.prompts(24, 50, 2, 2), Matrix.wrap(50, 2, values));
    DensityModel model = trained("wiener", "", flat);
    String message =
        assertThrows(
                InputException.class,
                () -> model.logDensity(flat.latents(), NoiseLevel.CLEAN, flat.conditions()))
            .getMessage();
    assertTrue(message.contains("no spread along 1 of 2 axes"), message);
    double[] noisy = model.logDensity(flat.latents(), SCHEDULE.level(10), flat.conditions());
    assertTrue(Double.isFinite(noisy[0]));
  }

  @Test
  void ofSinglePointsThereIsNone() {
    DenoiserInput drawn = Problem.prompts(26, 30, 2, 2);
    DenoiserInput input = Problem.withLatents(drawn, drawn.latents().slice(0, 1).repeat(30));
    DensityModel model = trained("kernel-density", "\"bandwidth\": null", input);
    assertThrows(
        InputException.class,
        () -> model.logDensity(input.latents(), NoiseLevel.CLEAN, input.conditions()));
  }
}
