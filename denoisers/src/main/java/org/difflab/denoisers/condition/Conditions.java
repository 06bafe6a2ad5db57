// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.condition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Weights;
import org.difflab.spi.training.DenoiserInput;

/**
 * The distinct conditions on which a denoiser was trained, numbered in the order of their first
 * row; the one that stands for "no prompt", if there is one, comes last. Conditions are the same
 * when all their values are.
 */
public final class Conditions {

  private static final String VALUES = "conditions";
  private static final String UNCONDITIONAL = "unconditional";
  private static final int SHOWN_VALUES = 8;

  private final Matrix values;
  private final OptionalInt unconditional;
  private final Map<Matrix, Integer> numbers;

  private Conditions(Matrix values, OptionalInt unconditional) {
    this.values = values;
    this.unconditional = unconditional;
    this.numbers = new LinkedHashMap<>();
    for (int number = 0; number < values.rows(); number++) {
      if (numbers.put(values.slice(number, number + 1), number) != null) {
        throw new InputException(
            "condition " + number + " occurs twice among the conditions of a denoiser");
      }
    }
  }

  /**
   * Finds the conditions of training rows.
   *
   * @throws InputException if there are no rows, or the row for "no prompt" is also the condition
   *     of a prompt
   */
  public static Conditions of(DenoiserInput input) {
    Matrix rows = input.conditions();
    if (rows.rows() == 0) {
      throw new InputException("a denoiser cannot be trained on 0 rows");
    }
    Map<Matrix, Integer> found = new LinkedHashMap<>();
    for (int row = 0; row < rows.rows(); row++) {
      found.putIfAbsent(rows.slice(row, row + 1), found.size());
    }
    List<Matrix> distinct = new ArrayList<>(found.keySet());
    if (input.unconditional().isEmpty()) {
      return new Conditions(Matrix.stack(distinct), OptionalInt.empty());
    }
    Matrix unconditional = input.unconditional().get();
    if (found.containsKey(unconditional)) {
      throw new InputException(
          "the condition for \"no prompt\" is also that of a prompt: "
              + describe(unconditional)
              + "; the embedder must reserve a vector for it");
    }
    distinct.add(unconditional);
    return new Conditions(Matrix.stack(distinct), OptionalInt.of(distinct.size() - 1));
  }

  /**
   * Restores the conditions from their {@link #weights}.
   *
   * @throws InputException if an entry is missing or invalid
   */
  public static Conditions load(Weights weights) {
    Matrix values = weights.matrix(VALUES);
    if (!weights.texts().containsKey(UNCONDITIONAL)) {
      return new Conditions(values, OptionalInt.empty());
    }
    int unconditional = weights.integer(UNCONDITIONAL);
    if (unconditional < 0 || unconditional >= values.rows()) {
      throw new InputException(
          "weights: '"
              + UNCONDITIONAL
              + "' must lie in 0.."
              + (values.rows() - 1)
              + ", found "
              + unconditional);
    }
    return new Conditions(values, OptionalInt.of(unconditional));
  }

  /** Returns the state for {@link #load}. */
  public Weights weights() {
    Weights.Builder weights = Weights.builder().matrix(VALUES, values);
    unconditional.ifPresent(number -> weights.integer(UNCONDITIONAL, number));
    return weights.build();
  }

  /** Returns their number, including "no prompt". */
  public int count() {
    return values.rows();
  }

  /** Returns all conditions, one per row. */
  public Matrix values() {
    return values;
  }

  /** Returns the number of the condition that stands for "no prompt". */
  public OptionalInt unconditional() {
    return unconditional;
  }

  /** Returns how many conditions are those of prompts. */
  public int prompts() {
    return unconditional.isPresent() ? count() - 1 : count();
  }

  /**
   * Returns the row numbers of each condition, by the number of the condition; those of a condition
   * without a row are empty.
   *
   * @throws IllegalArgumentException if a row has another width or is none of the conditions
   */
  public List<int[]> rowsByCondition(Matrix conditions) {
    conditions.requireColumns(values.columns(), "conditions");
    int[] numberOfRow = new int[conditions.rows()];
    int[] counts = new int[count()];
    for (int row = 0; row < numberOfRow.length; row++) {
      Matrix condition = conditions.slice(row, row + 1);
      Integer number = numbers.get(condition);
      if (number == null) {
        throw new IllegalArgumentException(
            "the condition of row "
                + row
                + " is unknown: "
                + describe(condition)
                + " is none of the "
                + count()
                + " conditions of the training rows");
      }
      numberOfRow[row] = number;
      counts[number]++;
    }
    List<int[]> rows = new ArrayList<>(count());
    for (int size : counts) {
      rows.add(new int[size]);
    }
    for (int row = numberOfRow.length - 1; row >= 0; row--) {
      int number = numberOfRow[row];
      rows.get(number)[--counts[number]] = row;
    }
    return rows;
  }

  /** Estimates clean rows that share a condition. */
  @FunctionalInterface
  public interface GroupEstimate {

    /** Returns the estimates of x_0 for x_t, n×w both, under the condition of a number. */
    Matrix at(int condition, Matrix noisy);
  }

  /**
   * Estimates clean rows condition by condition. At the clean level the answer is x_t / signal,
   * whatever the estimate.
   *
   * @param width w, the width of latents
   * @throws IllegalArgumentException if a width or the number of rows does not match, or a
   *     condition is unknown
   */
  public Matrix estimate(
      int width, Matrix noisy, NoiseLevel level, Matrix conditions, GroupEstimate estimate) {
    List<int[]> rowsByCondition = groups(width, noisy, conditions);
    if (level.isClean()) {
      return divide(noisy, level.signal());
    }
    float[] clean = new float[noisy.values().length];
    for (int condition = 0; condition < rowsByCondition.size(); condition++) {
      int[] rows = rowsByCondition.get(condition);
      if (rows.length == noisy.rows() && rows.length > 0) {
        return estimate.at(condition, noisy);
      }
      if (rows.length > 0) {
        Matrix group = estimate.at(condition, noisy.select(rows));
        for (int row = 0; row < rows.length; row++) {
          System.arraycopy(group.values(), row * width, clean, rows[row] * width, width);
        }
      }
    }
    return Matrix.wrap(noisy.rows(), width, clean);
  }

  /** Computes densities of rows that share a condition. */
  @FunctionalInterface
  public interface GroupDensity {

    /** Returns ln p_t(x_t) of n rows x_t under the condition of a number. */
    double[] at(int condition, Matrix noisy);
  }

  /**
   * Computes the logarithms of densities condition by condition.
   *
   * @param width w, the width of latents
   * @throws IllegalArgumentException if a width or the number of rows does not match, or a
   *     condition is unknown
   */
  public double[] logDensity(int width, Matrix noisy, Matrix conditions, GroupDensity density) {
    List<int[]> rowsByCondition = groups(width, noisy, conditions);
    double[] logarithms = new double[noisy.rows()];
    for (int condition = 0; condition < rowsByCondition.size(); condition++) {
      int[] rows = rowsByCondition.get(condition);
      if (rows.length > 0) {
        double[] group = density.at(condition, noisy.select(rows));
        for (int row = 0; row < rows.length; row++) {
          logarithms[rows[row]] = group[row];
        }
      }
    }
    return logarithms;
  }

  private List<int[]> groups(int width, Matrix noisy, Matrix conditions) {
    noisy.requireColumns(width, "noisy rows");
    if (conditions.rows() != noisy.rows()) {
      throw new IllegalArgumentException(
          noisy.rows() + " noisy rows need as many conditions, found " + conditions.rows());
    }
    return rowsByCondition(conditions);
  }

  private static Matrix divide(Matrix rows, double divisor) {
    float[] quotients = new float[rows.values().length];
    for (int i = 0; i < quotients.length; i++) {
      quotients[i] = (float) (rows.values()[i] / divisor);
    }
    return Matrix.wrap(rows.rows(), rows.columns(), quotients);
  }

  private static String describe(Matrix condition) {
    if (condition.columns() <= SHOWN_VALUES) {
      return Arrays.toString(condition.values());
    }
    String shown = Arrays.toString(Arrays.copyOf(condition.values(), SHOWN_VALUES));
    return shown.substring(0, shown.length() - 1) + ", … " + condition.columns() + " values]";
  }
}
