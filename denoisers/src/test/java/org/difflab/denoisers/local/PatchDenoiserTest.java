// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.local;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.difflab.denoisers.Arithmetic;
import org.difflab.denoisers.Problem;
import org.difflab.denoisers.ideal.IdealTrainer;
import org.difflab.spi.DenoiserModel;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Shape;
import org.difflab.spi.Workers;
import org.difflab.spi.training.DenoiserInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PatchDenoiserTest {

  private static final NoiseLevel LEVEL = new NoiseLevel(0.5, 0.8, 0.6);
  private static final Shape SHAPE = new Shape(5, 4, 3);

  private static final Map<String, PatchMeans.Factory<ImageTile>> SCHEMES =
      Map.of(
          "local",
          (shape, images, mean) -> new SamePlace(shape),
          "composite",
          (shape, images, mean) -> new Covering(shape),
          "masked",
          PatchDenoiserTest::masked,
          "zero",
          everyPlace(Edges.ZERO),
          "circular",
          everyPlace(Edges.CIRCULAR),
          "classes",
          everyPlace(Edges.CLASSES));

  private static PatchMeans.Factory<ImageTile> everyPlace(Edges edges) {
    return (shape, images, mean) ->
        new EveryPlace(shape, mean, edges, Arithmetic.algebra(Arithmetic.workers(2)));
  }

  private static PatchMeans<ImageTile> masked(Shape shape, List<Matrix> images, double[] mean) {
    Workers workers = Arithmetic.workers(2);
    return new MaskedPlaces(
        shape, WienerMasks.of(shape, images, 0.1, Arithmetic.algebra(workers), workers));
  }

  static Stream<String> schemes() {
    return SCHEMES.keySet().stream().sorted();
  }

  private static PatchFit fit(String side) {
    return new PatchFit(
        new PatchOptions(List.of(side), List.of(), ComparedImages.ALL), Arithmetic.workers(2));
  }

  private static DenoiserModel trained(String scheme, String side, DenoiserInput input) {
    return fit(side).train(input, SCHEMES.get(scheme), Problem.training());
  }

  /** Images of two prompts, and of none. */
  private static DenoiserInput images(long seed, Shape shape, int count) {
    DenoiserInput rows = Problem.prompts(seed, count, shape.size(), 2);
    return new DenoiserInput(shape, rows.latents(), rows.conditions(), rows.unconditional());
  }

  private static Matrix conditions(int rows) {
    List<Matrix> conditions = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      conditions.add(row % 3 == 2 ? Matrix.zeros(1, 2) : Problem.oneHot(row % 3, 2));
    }
    return Matrix.stack(conditions);
  }

  @ParameterizedTest
  @MethodSource("schemes")
  void aRowHasTheSameBitsInAnyBatch(String scheme) {
    DenoiserModel model = trained(scheme, "3", images(1, SHAPE, 60));
    Matrix noisy = Problem.gaussian(2, 50, SHAPE.size());
    Matrix whole = model.denoise(noisy, LEVEL, conditions(50));
    for (int row = 0; row < 50; row += 7) {
      assertArrayEquals(
          whole.row(row),
          model
              .denoise(noisy.slice(row, row + 1), LEVEL, conditions(50).slice(row, row + 1))
              .values());
    }
  }

  @ParameterizedTest
  @MethodSource("schemes")
  void sameBitsWhenSavedAndLoaded(String scheme) {
    DenoiserModel model = trained(scheme, "3", images(3, SHAPE, 40));
    DenoiserModel loaded = fit("3").load(model.weights(), SCHEMES.get(scheme));
    Matrix noisy = Problem.gaussian(4, 9, SHAPE.size());
    assertEquals(
        model.denoise(noisy, LEVEL, conditions(9)), loaded.denoise(noisy, LEVEL, conditions(9)));
  }

  @ParameterizedTest
  @MethodSource("schemes")
  void withoutNoiseTheAnswerIsTheRowOverTheSignal(String scheme) {
    DenoiserModel model = trained(scheme, "3", images(5, SHAPE, 40));
    Matrix noisy = Problem.gaussian(6, 6, SHAPE.size());
    assertEquals(noisy, model.denoise(noisy, NoiseLevel.CLEAN, conditions(6)));
  }

  @Test
  void aPatchAsLargeAsTheImageIsTheIdealDenoiser() {
    DenoiserInput input = images(7, SHAPE, 80);
    Workers workers = Arithmetic.workers(1);
    Matrix noisy = Problem.gaussian(8, 12, SHAPE.size());
    Matrix ideal =
        new IdealTrainer(
                new IdealTrainer.Options(OptionalInt.empty()), Arithmetic.algebra(workers), workers)
            .train(input, Problem.training())
            .denoise(noisy, LEVEL, conditions(12));
    for (String side : List.of("9", "31", "image")) {
      for (String scheme : List.of("local", "composite")) {
        Matrix estimate = trained(scheme, side, input).denoise(noisy, LEVEL, conditions(12));
        assertTrue(Problem.farthest(ideal, estimate) < 1e-4, scheme + " " + side);
      }
    }
  }

  @Test
  void manyImagesAreComparedTileByTile() {
    // Prompts of different sizes, each of more than one tile, and levels from little to much noise.
    Shape shape = new Shape(3, 3, 1);
    DenoiserInput input = images(14, shape, 2500);
    Matrix noisy = Problem.gaussian(15, 6, shape.size());
    for (NoiseLevel level :
        List.of(
            new NoiseLevel(0.1, 1, 0.02),
            LEVEL,
            new NoiseLevel(0.9, 1, 1e4),
            new NoiseLevel(1, 1e-6, 1))) {
      for (String scheme : List.of("local", "composite")) {
        Matrix estimate = trained(scheme, "image", input).denoise(noisy, level, conditions(6));
        Workers workers = Arithmetic.workers(1);
        Matrix ideal =
            new IdealTrainer(
                    new IdealTrainer.Options(OptionalInt.empty()),
                    Arithmetic.algebra(workers),
                    workers)
                .train(input, Problem.training())
                .denoise(noisy, level, conditions(6));
        assertTrue(Problem.farthest(ideal, estimate) < 1e-4, scheme + " at " + level);
      }
    }
  }

  @Test
  void oneImageIsTheAnswerToEveryPatch() {
    DenoiserInput one =
        new DenoiserInput(
            SHAPE, Problem.gaussian(9, 1, SHAPE.size()), Matrix.zeros(1, 1), Optional.empty());
    Matrix noisy = Problem.gaussian(10, 4, SHAPE.size());
    for (String scheme : List.of("local", "composite")) {
      Matrix estimate = trained(scheme, "3", one).denoise(noisy, LEVEL, Matrix.zeros(4, 1));
      assertTrue(Problem.farthest(one.latents().repeat(4), estimate) < 1e-6, scheme);
    }
  }

  @Test
  void everyPlaceOfAnImageWithoutEdgesShiftsWithTheImage() {
    Shape shape = new Shape(4, 6, 1);
    DenoiserModel model = trained("circular", "3", images(11, shape, 30));
    Matrix noisy = Problem.gaussian(12, 5, shape.size());
    Matrix estimate = model.denoise(noisy, LEVEL, conditions(5));
    Matrix shifted = model.denoise(shifted(noisy, shape), LEVEL, conditions(5));
    assertTrue(Problem.farthest(shifted(estimate, shape), shifted) < 1e-5);
  }

  /** Returns images moved by a line and two pixels, around the edges. */
  private static Matrix shifted(Matrix images, Shape shape) {
    float[] moved = new float[images.values().length];
    for (int row = 0; row < images.rows(); row++) {
      for (int line = 0; line < shape.height(); line++) {
        for (int pixel = 0; pixel < shape.width(); pixel++) {
          int to = (line + 1) % shape.height() * shape.width() + (pixel + 2) % shape.width();
          moved[row * shape.size() + to] = images.get(row, line * shape.width() + pixel);
        }
      }
    }
    return Matrix.wrap(images.rows(), images.columns(), moved);
  }

  @Test
  void placesAreComparedWithThoseThatTheEdgesCutAlike() {
    List<PatchGroup> groups = PatchGroup.everyPlace(new Shape(5, 6, 1), 3, Edges.CLASSES);
    // Four corners, four edges without them, and the inside.
    assertEquals(9, groups.size());
    assertEquals(
        List.of(1, 1, 1, 1, 3, 3, 4, 4, 12),
        groups.stream().map(PatchGroup::places).sorted().toList());
  }

  @Test
  void refusesWhatIsNotAnImage() {
    DenoiserInput rows = Problem.prompts(13, 20, 6, 2);
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> fit("3").train(rows, SCHEMES.get("local"), Problem.training()));
    assertTrue(refused.getMessage().contains("images"), refused.getMessage());
  }
}
