// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.local;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Shape;

/** Each pixel by the patch around it, compared with the same place of the training images. */
final class SamePlace implements PatchMeans<ImageTile> {

  private final Shape shape;

  SamePlace(Shape shape) {
    this.shape = shape;
  }

  /** What the estimates of an image need for tiles of one T. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Room(PatchDistances distances, Lanes lanes, float[] weights) {}

  @Override
  public List<ImageTile> keep(List<ImageTile.Source> images) {
    return ImageTile.of(images, shape.size(), List.of());
  }

  @Override
  public Estimator<ImageTile> at(NoiseLevel level, int side) {
    return new SamePlaceEstimator(level, side);
  }

  private final class SamePlaceEstimator implements Estimator<ImageTile> {

    private final NoiseLevel level;
    private final int side;
    private final Map<Integer, Room> rooms = new HashMap<>();

    SamePlaceEstimator(NoiseLevel level, int side) {
      this.level = level;
      this.side = side;
    }

    @Override
    public Matrix estimate(Matrix noisy, List<ImageTile> tiles) {
      List<PatchWeights> weights = weights(noisy, tiles);
      float[] clean = new float[noisy.values().length];
      for (int i = 0; i < clean.length; i++) {
        int value = i % shape.size();
        clean[i] =
            weights.get(i / shape.size()).mean(value / shape.channels(), value % shape.channels());
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
        weights.add(
            new PatchWeights(shape.height() * shape.width(), shape.channels(), level.noise()));
      }
      for (ImageTile tile : tiles) {
        Room room = rooms.computeIfAbsent(tile.lanes(), this::room);
        for (int row = 0; row < noisy.rows(); row++) {
          add(noisy, row * shape.size(), tile, room, weights.get(row));
        }
      }
      return weights;
    }

    private Room room(int lanes) {
      return new Room(
          new PatchDistances(
              shape,
              WindowSums.Axis.around(shape.height(), side / 2),
              WindowSums.Axis.around(shape.width(), side / 2),
              lanes),
          new Lanes(lanes),
          new float[lanes]);
    }

    private void add(Matrix noisy, int from, ImageTile tile, Room room, PatchWeights weights) {
      room.distances()
          .compute(
              noisy.values(),
              from,
              (float) level.signal(),
              tile,
              (line, column, distances) -> {
                int place = line * shape.width() + column;
                weights.add(place, distances, tile.count(), room.lanes(), room.weights());
                for (int channel = 0; channel < shape.channels(); channel++) {
                  float[] values = tile.values()[place * shape.channels() + channel];
                  weights.addTo(place, channel, room.lanes().sumOfProducts(room.weights(), values));
                }
              });
    }
  }
}
