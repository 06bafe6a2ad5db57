// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.difflab.denoisers.Arithmetic;
import org.difflab.denoisers.Problem;
import org.difflab.spi.DenoiserModel;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.ModelTable;
import org.difflab.spi.Shape;
import org.difflab.spi.Weights;
import org.difflab.spi.training.DenoiserInput;
import org.junit.jupiter.api.Test;

class HeldOutWidthsTest {

  private static final Shape SHAPE = new Shape(9, 9, 1);
  private static final PatchMeans.Factory<ImageTile> SAME_PLACE =
      (shape, images, mean) -> new SamePlace(shape);

  private static PatchWidths chosen(List<Matrix> prompts, int threads) {
    return new HeldOutWidths(SHAPE, Arithmetic.workers(threads))
        .choose(prompts, new SamePlace(SHAPE), Problem.training());
  }

  /** Images whose pixels have nothing to do with each other, +1 or −1. */
  private static Matrix independent(int count) {
    float[] values = Problem.gaussian(1, count, SHAPE.size()).values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.signum(values[i]);
    }
    return Matrix.wrap(count, SHAPE.size(), values);
  }

  /** Images of one brightness, +1 or −1, each. */
  private static Matrix uniform(int count) {
    float[] values = new float[count * SHAPE.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = i / SHAPE.size() % 2 == 0 ? 1 : -1;
    }
    return Matrix.wrap(count, SHAPE.size(), values);
  }

  @Test
  void pixelsThatTellNothingOfEachOtherNeedNoPatches() {
    PatchWidths widths = chosen(List.of(independent(400)), 2);
    assertTrue(widths.sides().get(10) <= 3, widths.toString());
  }

  @Test
  void imagesOfOneBrightnessAreSeenWhole() {
    PatchWidths widths = chosen(List.of(uniform(400)), 2);
    assertEquals(PatchWidths.IMAGE, widths.sides().get(10), widths.toString());
  }

  @Test
  void theSameSidesOnAnyNumberOfThreads() {
    List<Matrix> prompts = List.of(independent(90), uniform(60));
    assertEquals(chosen(prompts, 1), chosen(prompts, 4));
  }

  @Test
  void refusesPromptsWithTooFewImages() {
    InputException refused =
        assertThrows(
            InputException.class, () -> chosen(List.of(independent(4), independent(3)), 1));
    assertTrue(
        refused.getMessage().contains("at least 5 training images is needed; the largest has 4"),
        refused.getMessage());
  }

  @Test
  void theChosenSideIsTheWidestWithinTheTolerance() {
    PatchWidths widths = chosen(List.of(independent(90), uniform(60)), 2);
    HeldOutErrors errors = widths.errors().orElseThrow();
    // The mean squared error of the mean image of either prompt is 1, but for chance.
    assertEquals(0.005, errors.tolerance(), 0.0005);
    for (int level = 0; level < widths.sides().size(); level++) {
      Map<Integer, Double> found = errors.levels().get(level);
      double allowed =
          found.values().stream().mapToDouble(error -> error).min().orElseThrow()
              + errors.tolerance();
      assertEquals(
          found.keySet().stream().filter(side -> found.get(side) <= allowed).max(Integer::compare),
          Optional.of(widths.sides().get(level)),
          "level " + level + " of " + errors);
    }
  }

  @Test
  void theTableShowsTheSidesThatWereSearched() {
    List<Integer> searched = List.of(1, 3, PatchWidths.IMAGE);
    HeldOutErrors errors =
        new HeldOutErrors(
            searched,
            List.of(
                Map.of(1, 0.25, 3, 0.5),
                Map.of(1, 0.75, 3, 0.5, PatchWidths.IMAGE, 0.51),
                Map.of(3, 0.5, PatchWidths.IMAGE, Double.NaN)),
            0.0123);
    PatchWidths widths =
        new PatchWidths(List.of(1, PatchWidths.IMAGE, 3), List.of(0.25, 4.0), Optional.of(errors));
    ModelTable table = errors.table(widths);
    assertEquals(List.of("0.177", "1.00", "5.66"), table.columns());
    assertEquals(
        List.of(
            new ModelTable.Row(
                "1",
                List.of(
                    ModelTable.Cell.chosen(0.25),
                    ModelTable.Cell.of(0.75),
                    ModelTable.Cell.empty())),
            new ModelTable.Row(
                "3",
                List.of(
                    ModelTable.Cell.of(0.5), ModelTable.Cell.of(0.5), ModelTable.Cell.chosen(0.5))),
            new ModelTable.Row(
                "image",
                List.of(
                    ModelTable.Cell.empty(),
                    ModelTable.Cell.chosen(0.51),
                    ModelTable.Cell.empty()))),
        table.rows());
    assertTrue(table.caption().contains("by at most 0.0123, which is 0.5 % of"), table.caption());
  }

  @Test
  void aLoadedDenoiserShowsTheTableOfTheSavedOne() {
    DenoiserModel trained = trained("auto");
    assertEquals(1, trained.tables().size());
    Weights saved = trained.weights();
    saved
        .doubles()
        .forEach(
            (name, values) -> assertTrue(Arrays.stream(values).allMatch(Double::isFinite), name));
    assertEquals(trained.tables(), fit("auto").load(saved, SAME_PLACE).tables());
  }

  @Test
  void aDenoiserWithGivenWidthsSavesAndShowsNothingOfIt() {
    DenoiserModel trained = trained("3");
    assertEquals(List.of(), trained.tables());
    assertEquals(
        Set.of("counts", "mean", "shape", "sigmas", "widths"),
        trained.weights().doubles().keySet());
    assertEquals(List.of(), fit("3").load(trained.weights(), SAME_PLACE).tables());
  }

  @Test
  void errorsThatDoNotFitTheLevelsAreRefused() {
    Weights saved =
        new HeldOutErrors(List.of(1, 3), List.of(Map.of(1, 0.5), Map.of(3, 0.5)), 0.1).weights();
    assertEquals(
        List.of(Map.of(1, 0.5), Map.of(3, 0.5)),
        HeldOutErrors.load(saved, 2).orElseThrow().levels());
    assertEquals(
        "weights: held-out errors of 2 sides at 3 noise levels and one tolerance do not fit 4"
            + " errors and 1 tolerances",
        assertThrows(InputException.class, () -> HeldOutErrors.load(saved, 3)).getMessage());
    HeldOutErrors errors = HeldOutErrors.load(saved, 2).orElseThrow();
    assertThrows(
        IllegalArgumentException.class,
        () -> new PatchWidths(List.of(1), List.of(), Optional.of(errors)));
  }

  private static PatchFit fit(String widths) {
    return new PatchFit(
        new PatchOptions(List.of(widths), List.of(), ComparedImages.ALL), Arithmetic.workers(2));
  }

  private static DenoiserModel trained(String widths) {
    return fit(widths)
        .train(
            new DenoiserInput(SHAPE, uniform(60), Matrix.zeros(60, 1), Optional.empty()),
            SAME_PLACE,
            Problem.training());
  }

  @Test
  void autoIsAnOptionOfItsOwn() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new PatchOptions(List.of("auto", "3"), List.of(1.0), ComparedImages.ALL));
  }
}
