package org.difflab.denoisers.local;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Shape;

/** Each pixel by the patch around it, compared with the same place of the training images. */
record SamePlace(Shape shape) implements PatchMeans<ImageTile> {

  /** What the estimates of an image need for tiles of one T. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Room(PatchDistances distances, Lanes lanes, float[] weights, float[] weighted) {}

  @Override
  public List<ImageTile> keep(Matrix images) {
    return ImageTile.cut(images);
  }

  @Override
  public Matrix estimate(Matrix noisy, NoiseLevel level, int side, List<ImageTile> tiles) {
    Map<Integer, Room> rooms = new HashMap<>();
    float[] clean = new float[noisy.values().length];
    for (int from = 0; from < clean.length; from += shape.size()) {
      PatchWeights weights = weights(noisy, from, level, side, tiles, rooms);
      for (int value = 0; value < shape.size(); value++) {
        clean[from + value] = weights.mean(value / shape.channels(), value % shape.channels());
      }
    }
    return Matrix.wrap(noisy.rows(), shape.size(), clean);
  }

  @Override
  public double[] logWeights(Matrix noisy, NoiseLevel level, int side, List<ImageTile> tiles) {
    return weights(noisy, 0, level, side, tiles, new HashMap<>()).logarithms();
  }

  private PatchWeights weights(
      Matrix noisy,
      int from,
      NoiseLevel level,
      int side,
      List<ImageTile> tiles,
      Map<Integer, Room> rooms) {
    PatchWeights weights =
        new PatchWeights(shape.height() * shape.width(), shape.channels(), level.noise());
    for (ImageTile tile : tiles) {
      Room room = rooms.computeIfAbsent(tile.lanes(), lanes -> room(side, lanes));
      add(noisy, from, (float) level.signal(), tile, room, weights);
    }
    return weights;
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
