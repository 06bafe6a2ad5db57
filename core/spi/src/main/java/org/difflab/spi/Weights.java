// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The named arrays and texts of a trained model: all of its state, and nothing executable.
 *
 * <p>Names are lower-case words joined by hyphens; the parts of a compound model are distinguished
 * by a prefix and a dot (see {@link Builder#part}). Returned arrays must not be written to.
 *
 * @since 0.1
 */
public final class Weights {

  private final SortedMap<String, Matrix> matrices;
  private final SortedMap<String, double[]> doubles;
  private final SortedMap<String, String> texts;

  private Weights(
      SortedMap<String, Matrix> matrices,
      SortedMap<String, double[]> doubles,
      SortedMap<String, String> texts) {
    this.matrices = matrices;
    this.doubles = doubles;
    this.texts = texts;
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns weights of a model that has no state. */
  public static Weights none() {
    return builder().build();
  }

  /** Returns every float32 matrix by name, names in alphabetical order. */
  public Map<String, Matrix> matrices() {
    return new LinkedHashMap<>(matrices);
  }

  /** Returns every float64 array by name, names in alphabetical order. */
  public Map<String, double[]> doubles() {
    return new LinkedHashMap<>(doubles);
  }

  /** Returns every text by name, names in alphabetical order. */
  public Map<String, String> texts() {
    return new LinkedHashMap<>(texts);
  }

  /**
   * Returns a float32 matrix.
   *
   * @throws InputException if there is none of that name
   */
  public Matrix matrix(String name) {
    return found(matrices, name, "float32 matrix");
  }

  /**
   * Returns a float64 array.
   *
   * @throws InputException if there is none of that name
   */
  public double[] array(String name) {
    return found(doubles, name, "float64 array");
  }

  /**
   * Returns a text.
   *
   * @throws InputException if there is none of that name
   */
  public String text(String name) {
    return found(texts, name, "text");
  }

  /**
   * Returns a whole number that was added as a text.
   *
   * @throws InputException if there is none of that name, or it is not a number
   */
  public int integer(String name) {
    String text = text(name);
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new InputException(
          "weights: '" + name + "' must be a whole number, found '" + text + "'", e);
    }
  }

  /** Returns the matrix of that name, if there is one. */
  public Optional<Matrix> findMatrix(String name) {
    return Optional.ofNullable(matrices.get(name));
  }

  /**
   * Returns the weights of one part of a compound model: all entries whose names begin with {@code
   * prefix.}.
   */
  public Weights part(String prefix) {
    return new Weights(within(matrices, prefix), within(doubles, prefix), within(texts, prefix));
  }

  private static <T> SortedMap<String, T> within(SortedMap<String, T> all, String prefix) {
    SortedMap<String, T> part = new TreeMap<>();
    String start = prefix + ".";
    all.forEach(
        (name, value) -> {
          if (name.startsWith(start)) {
            part.put(name.substring(start.length()), value);
          }
        });
    return part;
  }

  private static <T> T found(SortedMap<String, T> values, String name, String kind) {
    T value = values.get(name);
    if (value == null) {
      throw new InputException(
          "weights: no " + kind + " '" + name + "'; there are " + values.keySet());
    }
    return value;
  }

  /** Collects weights. */
  public static final class Builder {

    private final SortedMap<String, Matrix> matrices = new TreeMap<>();
    private final SortedMap<String, double[]> doubles = new TreeMap<>();
    private final SortedMap<String, String> texts = new TreeMap<>();

    private Builder() {}

    /** Adds a float32 matrix. */
    public Builder matrix(String name, Matrix matrix) {
      put(matrices, name, matrix);
      return this;
    }

    /** Adds a float64 array, copied. */
    public Builder array(String name, double... values) {
      put(doubles, name, values.clone());
      return this;
    }

    /** Adds a text. */
    public Builder text(String name, String text) {
      put(texts, name, text);
      return this;
    }

    /** Adds a whole number, as a text. */
    public Builder integer(String name, int value) {
      return text(name, Integer.toString(value));
    }

    /** Adds all weights of a part under names with the prefix {@code prefix.}. */
    public Builder part(String prefix, Weights part) {
      part.matrices.forEach((name, value) -> put(matrices, prefix + "." + name, value));
      part.doubles.forEach((name, value) -> put(doubles, prefix + "." + name, value));
      part.texts.forEach((name, value) -> put(texts, prefix + "." + name, value));
      return this;
    }

    private static <T> void put(SortedMap<String, T> values, String name, T value) {
      if (values.putIfAbsent(name, value) != null) {
        throw new IllegalArgumentException("weights '" + name + "' were added twice");
      }
    }

    /** Returns the weights. */
    public Weights build() {
      return new Weights(new TreeMap<>(matrices), new TreeMap<>(doubles), new TreeMap<>(texts));
    }
  }
}
