package org.difflab.denoisers.local;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Shape;

/** Each pixel by the patch around it, compared with the same place of the training images. */
record SamePlace(Shape shape) implements PatchMeans {

  /** What the estimates of an image need for tiles of one T. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Room(PatchDistances distances, Lanes lanes, float[] weights, float[] weighted) {}

  @Override
  public Matrix estimate(Matrix noisy, NoiseLevel level, int side, List<ImageTile> tiles) {
    Map<Integer, Room> rooms = new HashMap<>();
    float[] clean = new float[noisy.values().length];
    for (int from = 0; from < clean.length; from += shape.size()) {
      PatchWeights weights =
          new PatchWeights(shape.height() * shape.width(), shape.channels(), level.noise());
      for (ImageTile tile : tiles) {
        add(
            noisy,
            from,
            (float) level.signal(),
            tile,
            rooms.computeIfAbsent(tile.lanes(), lanes -> room(side, lanes)),
            weights);
      }
      for (int value = 0; value < shape.size(); value++) {
        clean[from + value] = weights.mean(value / shape.channels(), value % shape.channels());
      }
    }
    return Matrix.wrap(noisy.rows(), shape.size(), clean);
  }

  private Room room(int side, int lanes) {
    return new Room(
        new PatchDistances(
            shape,
            WindowSums.Axis.around(shape.height(), side / 2),
            WindowSums.Axis.around(shape.width(), side / 2),
            lanes),
        new Lanes(lanes),
        new float[lanes],
        new float[lanes]);
  }

  private void add(
      Matrix noisy, int from, float signal, ImageTile tile, Room room, PatchWeights weights) {
    room.distances()
        .compute(
            noisy.values(),
            from,
            signal,
            tile,
            (line, column, distances) -> {
              int place = line * shape.width() + column;
              weights.add(place, distances, tile.count(), room.lanes(), room.weights());
              for (int channel = 0; channel < shape.channels(); channel++) {
                Lanes.multiply(
                    room.weighted(),
                    room.weights(),
                    tile.values()[place * shape.channels() + channel]);
                weights.addTo(place, channel, room.lanes().sum(room.weighted()));
              }
            });
  }
}
