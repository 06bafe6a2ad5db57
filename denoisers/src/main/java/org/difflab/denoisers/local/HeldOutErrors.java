// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.local;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.difflab.spi.InputException;
import org.difflab.spi.ModelTable;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Weights;

/**
 * The errors e_k by which {@link HeldOutWidths} chose sides.
 *
 * @param sides the sides k that were candidates, in pixels, rising
 * @param levels for each noise level, e_k by k, without the sides that were not searched there
 * @param tolerance by how much the error of the chosen side may exceed the least one of its level
 */
record HeldOutErrors(List<Integer> sides, List<Map<Integer, Double>> levels, double tolerance) {

  private static final String SIDES = "sides";
  private static final String ERRORS = "errors";
  private static final String TOLERANCE = "tolerance";

  /** Saved for a missing error: weights must be finite, and no error is negative. */
  private static final double NONE = -1;

  /** Copies the lists. */
  HeldOutErrors {
    sides = List.copyOf(sides);
    levels = levels.stream().map(HeldOutErrors::finite).toList();
  }

  /** An error that is not finite could neither be chosen nor be saved. */
  private static Map<Integer, Double> finite(Map<Integer, Double> errors) {
    return errors.entrySet().stream()
        .filter(error -> Double.isFinite(error.getValue()))
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /**
   * Checks that there are errors of each level.
   *
   * @throws IllegalArgumentException if there are not
   */
  void requireLevels(int count) {
    if (levels.size() != count) {
      throw new IllegalArgumentException(
          "held-out errors must be those of "
              + count
              + " noise levels, found those of "
              + levels.size());
    }
  }

  /** Returns all that {@link #load} needs: a row of errors for each level. */
  Weights weights() {
    return Weights.builder()
        .array(SIDES, sides.stream().mapToDouble(Integer::doubleValue).toArray())
        .array(
            ERRORS,
            levels.stream()
                .flatMap(level -> sides.stream().map(side -> level.getOrDefault(side, NONE)))
                .mapToDouble(Double::doubleValue)
                .toArray())
        .array(TOLERANCE, tolerance)
        .build();
  }

  /**
   * Reads errors from {@link #weights}; returns nothing if the weights are empty.
   *
   * @param count how many noise levels there are
   * @throws InputException if there are not as many errors as sides times noise levels
   */
  static Optional<HeldOutErrors> load(Weights weights, int count) {
    if (weights.doubles().isEmpty()) {
      return Optional.empty();
    }
    List<Integer> sides = Arrays.stream(weights.array(SIDES)).mapToObj(side -> (int) side).toList();
    double[] errors = weights.array(ERRORS);
    double[] tolerance = weights.array(TOLERANCE);
    if (sides.isEmpty() || errors.length != sides.size() * count || tolerance.length != 1) {
      throw new InputException(
          "weights: held-out errors of "
              + sides.size()
              + " sides at "
              + count
              + " noise levels and one tolerance do not fit "
              + errors.length
              + " errors and "
              + tolerance.length
              + " tolerances");
    }
    List<Map<Integer, Double>> levels = new ArrayList<>();
    for (int from = 0; from < errors.length; from += sides.size()) {
      Map<Integer, Double> level = new TreeMap<>();
      for (int side = 0; side < sides.size(); side++) {
        if (errors[from + side] != NONE) {
          level.put(sides.get(side), errors[from + side]);
        }
      }
      levels.add(level);
    }
    return Optional.of(new HeldOutErrors(sides, levels, tolerance[0]));
  }

  /**
   * Returns the table: a row for each side, a column for each noise level.
   *
   * @param widths what was chosen
   */
  ModelTable table(PatchWidths widths) {
    List<ModelTable.Row> rows = new ArrayList<>();
    for (int side : sides) {
      List<ModelTable.Cell> cells = new ArrayList<>();
      for (int level = 0; level < levels.size(); level++) {
        boolean isChosen = widths.sides().get(level) == side;
        cells.add(
            Optional.ofNullable(levels.get(level).get(side))
                .map(isChosen ? ModelTable.Cell::chosen : ModelTable.Cell::of)
                .orElse(ModelTable.Cell.empty()));
      }
      rows.add(new ModelTable.Row(PatchWidths.text(side), cells));
    }
    return new ModelTable(
        "held-out error by width of the patch",
        String.format(
            Locale.ROOT,
            "Mean squared error, per value, of the estimates of x_0 of training images held out."
                + " The chosen width is the largest whose error exceeds the least one of its noise"
                + " level by at most %.3g, which is %.1f %% of the error of predicting the prompt's"
                + " mean image. The search at a level begins at the width with the least error at"
                + " the level before and ends where the error exceeds the least one by more:"
                + " widths beyond were not tried.",
            tolerance,
            100 * HeldOutWidths.TOLERANCE),
        "side (pixels)",
        "σ = noise/signal",
        widths.levels().stream().map(HeldOutErrors::sigma).toList(),
        rows);
  }

  private static String sigma(NoiseLevel level) {
    return String.format(Locale.ROOT, "%.3g", level.sigma());
  }
}
