// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.local;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.difflab.denoisers.local.WindowSums.Axis;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Shape;

/**
 * Every patch that lies within the image, compared with the same place of the training images; a
 * value is the mean over the patches that hold it, so that of the image y_n counts by the sum of
 * its weights in all of them. A patch is no larger than the image.
 */
final class Covering implements PatchMeans<ImageTile> {

  private final Shape shape;

  Covering(Shape shape) {
    this.shape = shape;
  }

  /** What the estimates of an image need for tiles of one T. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Room(
      PatchDistances distances,
      WindowSums covering,
      float[][] weights,
      float[] weighted,
      Lanes lanes) {}

  @Override
  public List<ImageTile> keep(List<ImageTile.Source> images) {
    return ImageTile.of(images, shape.size(), List.of());
  }

  @Override
  public Estimator<ImageTile> at(NoiseLevel level, int side) {
    return new CoveringEstimator(level, new Patches(shape, side));
  }

  /** The patches of a side within an image. */
  private record Patches(Axis vertical, Axis horizontal) {

    Patches(Shape shape, int side) {
      this(
          Axis.within(shape.height(), Math.min(side, shape.height())),
          Axis.within(shape.width(), Math.min(side, shape.width())));
    }

    int count() {
      return vertical.outputs() * horizontal.outputs();
    }

    int columns() {
      return horizontal.outputs();
    }

    /** Returns how many of them hold a pixel. */
    double holding(int pixel) {
      return (double) vertical.covering().held(pixel / horizontal.inputs())
          * horizontal.covering().held(pixel % horizontal.inputs());
    }
  }

  /** The noisy image that begins at a value, and a. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Image(float[] values, int from, float signal) {}

  private final class CoveringEstimator implements Estimator<ImageTile> {

    private final NoiseLevel level;
    private final Patches patches;
    private final Map<Integer, Room> rooms = new HashMap<>();

    CoveringEstimator(NoiseLevel level, Patches patches) {
      this.level = level;
      this.patches = patches;
    }

    @Override
    public Matrix estimate(Matrix noisy, List<ImageTile> tiles) {
      List<PatchWeights> weights = weights(noisy, tiles);
      double[] sums = new double[noisy.values().length];
      for (ImageTile tile : tiles) {
        for (int row = 0; row < noisy.rows(); row++) {
          add(image(noisy, row), tile, room(tile), weights.get(row), sums);
        }
      }
      float[] clean = new float[sums.length];
      for (int i = 0; i < clean.length; i++) {
        clean[i] = (float) (sums[i] / patches.holding(i % shape.size() / shape.channels()));
      }
      return Matrix.wrap(noisy.rows(), shape.size(), clean);
    }

    @Override
    public double[] logWeights(Matrix noisy, List<ImageTile> tiles) {
      return weights(noisy, tiles).get(0).logarithms();
    }

    /**
     * Returns the weights of each noisy image; a tile meets all of them while it is in the cache.
     */
    private List<PatchWeights> weights(Matrix noisy, List<ImageTile> tiles) {
      List<PatchWeights> weights = new ArrayList<>();
      for (int row = 0; row < noisy.rows(); row++) {
        weights.add(new PatchWeights(patches.count(), 0, level.noise()));
      }
      for (ImageTile tile : tiles) {
        for (int row = 0; row < noisy.rows(); row++) {
          weigh(image(noisy, row), tile, room(tile), weights.get(row));
        }
      }
      return weights;
    }

    private Image image(Matrix noisy, int row) {
      return new Image(noisy.values(), row * shape.size(), (float) level.signal());
    }

    private Room room(ImageTile tile) {
      return rooms.computeIfAbsent(
          tile.lanes(),
          lanes ->
              new Room(
                  new PatchDistances(shape, patches.vertical(), patches.horizontal(), lanes),
                  new WindowSums(
                      patches.vertical().covering(), patches.horizontal().covering(), lanes),
                  new float[patches.count()][lanes],
                  new float[lanes],
                  new Lanes(lanes)));
    }

    private void weigh(Image image, ImageTile tile, Room room, PatchWeights weights) {
      room.distances()
          .compute(
              image.values(),
              image.from(),
              image.signal(),
              tile,
              (line, column, distances) ->
                  weights.add(
                      line * patches.columns() + column,
                      distances,
                      tile.count(),
                      room.lanes(),
                      room.weighted()));
    }

    private void add(Image image, ImageTile tile, Room room, PatchWeights weights, double[] sums) {
      int columns = patches.columns();
      float[][] shares = room.weights();
      room.distances()
          .compute(
              image.values(),
              image.from(),
              image.signal(),
              tile,
              (line, column, distances) -> {
                int place = line * columns + column;
                weights.weigh(place, distances, tile.count(), room.weighted());
                Lanes.scale(shares[place], (float) (1 / weights.total(place)), room.weighted());
              });
      float[][] rows = new float[shares.length / columns][];
      room.covering()
          .sum(
              column -> {
                for (int line = 0; line < rows.length; line++) {
                  rows[line] = shares[line * columns + column];
                }
                return rows;
              },
              (line, column, held) -> {
                int first = (line * shape.width() + column) * shape.channels();
                for (int value = first; value < first + shape.channels(); value++) {
                  sums[image.from() + value] +=
                      room.lanes().sumOfProducts(held, tile.values()[value]);
                }
              });
    }
  }
}
