package org.difflab.denoisers.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.difflab.denoisers.Arithmetic;
import org.difflab.denoisers.Problem;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Shape;
import org.difflab.spi.Workers;
import org.difflab.spi.training.DenoiserInput;
import org.junit.jupiter.api.Test;

class HeldOutWidthsTest {

  private static final Shape SHAPE = new Shape(9, 9, 1);

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
  void autoIsAnOptionOfItsOwn() {
    Workers workers = Arithmetic.workers(2);
    DenoiserInput input =
        new DenoiserInput(SHAPE, uniform(60), Matrix.zeros(60, 1), Optional.empty());
    new PatchFit(
            new PatchOptions(List.of("auto"), List.of(), OptionalInt.empty(), OptionalInt.empty()),
            workers)
        .train(input, (shape, images, mean) -> new SamePlace(shape), Problem.training());
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new PatchOptions(
                List.of("auto", "3"), List.of(1.0), OptionalInt.empty(), OptionalInt.empty()));
  }
}
