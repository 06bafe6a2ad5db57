// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.difflab.denoisers.condition.Conditions;
import org.difflab.spi.DenoiserModel;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Weights;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.linear.Multiplier;

/**
 * One affine map of the noisy rows for each condition, and for each level unless one is used for
 * all of them. It refuses levels between those it was trained at.
 */
final class LinearDenoiser implements DenoiserModel {

  private final Conditions conditions;
  private final double[] signals;
  private final double[] noises;
  private final List<Matrix> maps;
  private final List<List<Multiplier>> slopes;
  private final int width;

  /**
   * Creates a denoiser.
   *
   * @param signals the signal of each level that has maps of its own; empty if one set of maps is
   *     used for all levels
   * @param noises the noise of each of these levels
   * @param maps for each level (1 + w) rows for each condition, the offset above the slope
   */
  LinearDenoiser(
      Conditions conditions,
      double[] signals,
      double[] noises,
      List<Matrix> maps,
      LinearAlgebra algebra) {
    this.conditions = conditions;
    this.signals = signals;
    this.noises = noises;
    this.maps = List.copyOf(maps);
    this.width = maps.get(0).columns();
    this.slopes = new ArrayList<>(maps.size());
    for (Matrix map : maps) {
      List<Multiplier> multipliers = new ArrayList<>(conditions.count());
      for (int condition = 0; condition < conditions.count(); condition++) {
        int offset = condition * (1 + width);
        multipliers.add(algebra.multiplier(map.slice(offset + 1, offset + 1 + width)));
      }
      slopes.add(multipliers);
    }
  }

  /** Makes the denoiser again whose {@link #weights} these are. */
  static LinearDenoiser load(Weights weights, LinearAlgebra algebra) {
    Conditions conditions = Conditions.load(weights);
    double[] signals = weights.array("signals");
    double[] noises = weights.array("noises");
    if (signals.length != noises.length) {
      throw new InputException(
          "weights: " + signals.length + " signals need as many noises, found " + noises.length);
    }
    List<Matrix> maps = new ArrayList<>();
    for (int level = 0; level < Math.max(1, signals.length); level++) {
      Matrix map = weights.matrix("maps-" + level);
      if (map.rows() != conditions.count() * (1 + map.columns())) {
        throw new InputException(
            "weights: 'maps-"
                + level
                + "' must have "
                + conditions.count() * (1 + map.columns())
                + " rows, found "
                + map.rows());
      }
      maps.add(map);
    }
    return new LinearDenoiser(conditions, signals, noises, maps, algebra);
  }

  @Override
  public Weights weights() {
    Weights.Builder weights = Weights.builder();
    Weights known = conditions.weights();
    known.matrices().forEach(weights::matrix);
    known.texts().forEach(weights::text);
    weights.array("signals", signals).array("noises", noises);
    for (int level = 0; level < maps.size(); level++) {
      weights.matrix("maps-" + level, maps.get(level));
    }
    return weights.build();
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException also if there are no maps for the level; the message names the
   *     nearest that has some
   */
  @Override
  public Matrix denoise(Matrix noisy, NoiseLevel level, Matrix conditionRows) {
    return conditions.estimate(
        width,
        noisy,
        level,
        conditionRows,
        (condition, rows) -> apply(number(level), condition, rows));
  }

  private Matrix apply(int level, int condition, Matrix noisy) {
    float[] clean = slopes.get(level).get(condition).multiply(noisy).values();
    float[] map = maps.get(level).values();
    int offset = condition * (1 + width) * width;
    for (int row = 0; row < noisy.rows(); row++) {
      for (int column = 0; column < width; column++) {
        clean[row * width + column] += map[offset + column];
      }
    }
    return Matrix.wrap(noisy.rows(), width, clean);
  }

  private int number(NoiseLevel level) {
    if (signals.length == 0) {
      return 0;
    }
    int nearest = 0;
    for (int number = 0; number < signals.length; number++) {
      if (signals[number] == level.signal() && noises[number] == level.noise()) {
        return number;
      }
      if (distance(number, level) < distance(nearest, level)) {
        nearest = number;
      }
    }
    throw new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "no regression was trained for signal %s and noise %s; of the levels trained, level %d"
                + " is the nearest, signal %s and noise %s; levels: all trains one regression for"
                + " all",
            level.signal(),
            level.noise(),
            nearest + 1,
            signals[nearest],
            noises[nearest]));
  }

  private double distance(int number, NoiseLevel level) {
    return Math.abs(Math.log(noises[number] / signals[number]) - Math.log(level.sigma()));
  }
}
