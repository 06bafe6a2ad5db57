// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Progress;
import org.difflab.spi.Shape;
import org.difflab.spi.Workers;
import org.difflab.spi.training.Training;

/**
 * Chooses the side of the patch at each noise level from the images alone. With some images held
 * out, e_k = mean ‖D_k(x_t) − x_0‖²/w is their error with patches of side k, and v = mean ‖x_0 −
 * m‖²/w, where m is the mean image of the prompt. The side is
 *
 * <pre>   max {k : e_k ≤ min_j e_j + 0.005·v}
 * </pre>
 *
 * The side with the least error is smaller than the reach of a trained network at the same level:
 * the gain of a wider patch in the consistency of distant pixels has little effect on the error of
 * single pixels.
 *
 * <p>A larger tolerance lowers the Fréchet distance and adds copies of training images. Of 0.5, 1,
 * 1.5, 2 and 3 % of v, the one with the fewest copies was chosen, on 60,000 digits of the data set
 * {@code handwriting} with 500 neighbours. It does not exclude copies: docs/locality.md has what
 * each tolerance gave.
 */
final class HeldOutWidths {

  private static final int HELD_OUT = 40;

  /** For each image held out, so many others are searched at least. */
  private static final int OTHERS = 4;

  /** The tolerated share of v. */
  static final double TOLERANCE = 0.005;

  private final Shape shape;
  private final List<Integer> sides;
  private final Workers workers;

  HeldOutWidths(Shape shape, Workers workers) {
    this.shape = shape;
    this.sides = candidates(Math.max(shape.height(), shape.width()));
    this.workers = workers;
  }

  /** Returns the odd sides up to an image's longer side, 14 or so of them, and the whole image. */
  private static List<Integer> candidates(int longer) {
    int step = Math.max(1, Math.round(longer / (float) PatchWidths.CALIBRATED_FOR));
    List<Integer> sides = new ArrayList<>();
    for (int radius = 0; 2 * radius + 1 < longer; radius += step) {
      sides.add(2 * radius + 1);
    }
    sides.add(PatchWidths.IMAGE);
    return sides;
  }

  /** An image held out, and those of its prompt that were not. */
  private record HeldOut(Matrix image, List<ImageTile> others) {}

  /**
   * Chooses the sides.
   *
   * @param images the training images of each condition
   * @throws InputException if there are too few images to hold one out
   */
  PatchWidths choose(List<Matrix> images, PatchMeans<ImageTile> means, Training training) {
    List<HeldOut> heldOut = new ArrayList<>();
    double variance = 0;
    int total = images.stream().mapToInt(Matrix::rows).sum();
    for (Matrix prompt : images) {
      int count =
          (int) Math.min((long) HELD_OUT * prompt.rows() / total, prompt.rows() / (OTHERS + 1));
      if (count == 0 && prompt.rows() > OTHERS && heldOut.size() < HELD_OUT) {
        count = 1;
      }
      variance += hold(prompt, count, heldOut);
    }
    if (heldOut.isEmpty()) {
      throw new InputException(
          "widths: 'auto' holds out images, for which a prompt with at least "
              + (OTHERS + 1)
              + " training images is needed; the largest has "
              + images.stream().mapToInt(Matrix::rows).max().orElse(0));
    }
    return choose(heldOut, TOLERANCE * variance / heldOut.size(), means, training);
  }

  /** Adds images that are held out, evenly spread, and returns the sum of ‖x_0 − m‖²/w. */
  private static double hold(Matrix images, int count, List<HeldOut> heldOut) {
    if (count == 0) {
      return 0;
    }
    boolean[] held = new boolean[images.rows()];
    for (int i = 0; i < count; i++) {
      held[(int) ((2L * i + 1) * images.rows() / (2L * count))] = true;
    }
    // The others are laid out from where they are: a copy of them is as large as the data set.
    List<ImageTile.Source> others = new ArrayList<>(images.rows() - count);
    double[] mean = new double[images.columns()];
    for (int row = 0; row < held.length; row++) {
      if (!held[row]) {
        others.add(new ImageTile.Source(images.values(), row * mean.length));
        for (int column = 0; column < mean.length; column++) {
          mean[column] += images.get(row, column) / (double) (images.rows() - count);
        }
      }
    }
    List<ImageTile> tiles = ImageTile.of(others, mean.length, List.of());
    double variance = 0;
    for (int row = 0; row < held.length; row++) {
      if (held[row]) {
        Matrix image = images.slice(row, row + 1);
        heldOut.add(new HeldOut(image, tiles));
        for (int column = 0; column < mean.length; column++) {
          double difference = image.get(0, column) - mean[column];
          variance += difference * difference / mean.length;
        }
      }
    }
    return variance;
  }

  private PatchWidths choose(
      List<HeldOut> heldOut, double tolerance, PatchMeans<ImageTile> means, Training training) {
    PatchWidths grid = PatchWidths.calibrated(shape);
    List<Integer> chosen = new ArrayList<>();
    List<Map<Integer, Double>> found = new ArrayList<>();
    int best = 0;
    try (Progress.Stage stage =
        training.progress().begin("widths of patches", grid.levels().size())) {
      for (NoiseLevel level : grid.levels()) {
        Map<Integer, Double> errors = new TreeMap<>();
        // More noise needs no smaller patches: the search begins at the best side for less noise.
        int first = best;
        double least = Double.POSITIVE_INFINITY;
        for (int side = first; side < sides.size(); side++) {
          double error = error(heldOut, sides.get(side), level, means, training.noise());
          errors.put(side, error);
          if (error < least) {
            least = error;
            best = side;
          } else if (error > least + tolerance) {
            break;
          }
        }
        double allowed = least + tolerance;
        int widest =
            errors.keySet().stream()
                .filter(side -> errors.get(side) <= allowed)
                .reduce(first, Math::max);
        chosen.add(sides.get(widest));
        Map<Integer, Double> bySide = new TreeMap<>();
        errors.forEach((side, error) -> bySide.put(sides.get(side), error));
        found.add(bySide);
        stage.note(String.format(Locale.ROOT, "sigma %.2g", level.sigma()));
        stage.advance(1);
      }
    }
    return new PatchWidths(
        chosen, grid.sigmas(), Optional.of(new HeldOutErrors(sides, found, tolerance)));
  }

  private double error(
      List<HeldOut> heldOut, int side, NoiseLevel level, PatchMeans<ImageTile> means, Noise noise) {
    List<Double> errors =
        workers.map(
            heldOut.size(),
            number -> {
              HeldOut held = heldOut.get(number);
              float[] clean = held.image().values();
              float[] noisy = new float[clean.length];
              noise.gaussian(number, 0, noisy, 0, noisy.length);
              for (int i = 0; i < noisy.length; i++) {
                noisy[i] = (float) (level.signal() * clean[i] + level.noise() * noisy[i]);
              }
              float[] estimate =
                  means
                      .at(level, side)
                      .estimate(Matrix.wrap(1, noisy.length, noisy), held.others())
                      .values();
              double sum = 0;
              for (int i = 0; i < clean.length; i++) {
                double difference = estimate[i] - clean[i];
                sum += difference * difference / clean.length;
              }
              return sum;
            });
    return errors.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }
}
