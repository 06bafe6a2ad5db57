// SPDX-License-Identifier: Apache-2.0
package org.difflab.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.difflab.data.idx.IdxImages;
import org.difflab.spi.InputException;
import org.difflab.spi.Noise;
import org.difflab.spi.Progress;
import org.difflab.spi.Shape;
import org.difflab.spi.Splits;
import org.difflab.spi.Workers;

/** Reads pairs of IDX files into splits, the pairs on different threads. */
final class IdxReading {

  /** The number of images between two reports of progress. */
  private static final int STRIDE = 1024;

  private final String source;
  private final Shape shape;
  private final Orientation orientation;
  private final LabelNames names;

  /**
   * Creates a reader.
   *
   * @param source the name of the data set, for messages
   * @param shape the required shape of images
   * @param orientation the orientation of the images in the files
   * @param names the names of the labels
   */
  IdxReading(String source, Shape shape, Orientation orientation, LabelNames names) {
    this.source = source;
    this.shape = shape;
    this.orientation = orientation;
    this.names = names;
  }

  /**
   * Reads.
   *
   * @param train the training files
   * @param test the test files, if there are any
   * @param options the options of the split
   * @param checksum computes the checksum of the splits, on the same threads
   * @throws InputException if a file is invalid, or a label has no name
   */
  Splits read(
      IdxPair.Contents train,
      Optional<IdxPair.Contents> test,
      SplitOptions options,
      Supplier<String> checksum,
      Workers workers,
      Progress progress) {
    int trainRows = train.head().count();
    int testRows = test.map(pair -> pair.head().count()).orElse(0);
    check(train);
    test.ifPresent(this::check);
    String[] trainPrompts = names.name(train.labels(), train.pair().labels());
    String[] testPrompts =
        test.map(pair -> names.name(pair.labels(), pair.pair().labels()))
            .orElseGet(() -> new String[0]);
    Noise noise = Noise.of(options.seed(), source);
    SplitsBuilder builder =
        new SplitsBuilder(
            source,
            new SplitsBuilder.Rows(
                trainRows,
                testRows,
                row -> row < trainRows ? trainPrompts[row] : testPrompts[row - trainRows],
                row -> noise.uniform(row, 0, 0)),
            shape.size(),
            options);
    try (Progress.Stage stage = progress.begin(source + ": reading", (long) trainRows + testRows)) {
      List<Supplier<String>> tasks = new ArrayList<>();
      tasks.add(checksum);
      tasks.add(() -> read(train, trainPrompts, 0, builder, stage));
      test.ifPresent(pair -> tasks.add(() -> read(pair, testPrompts, trainRows, builder, stage)));
      List<String> results = workers.map(tasks.size(), task -> tasks.get(task).get());
      return builder.build(results.get(0));
    }
  }

  private void check(IdxPair.Contents pair) {
    Shape found = pair.shape(orientation);
    if (!found.equals(shape)) {
      throw new InputException(
          pair.pair().images() + ": its images are " + found + ", expected " + shape);
    }
  }

  private String read(
      IdxPair.Contents pair,
      String[] prompts,
      int firstRow,
      SplitsBuilder builder,
      Progress.Stage stage) {
    IdxImages.read(
        pair.pair().images(),
        (index, bytes, from) -> {
          builder.put(
              firstRow + index, prompts[index], (values, to) -> scale(bytes, from, values, to));
          if (index % STRIDE == STRIDE - 1) {
            stage.advance(STRIDE);
          }
        });
    return pair.pair().images().toString();
  }

  private void scale(byte[] bytes, int from, float[] values, int to) {
    if (orientation == Orientation.UPRIGHT) {
      Pixels.scale(bytes, from, values, to, shape.size());
    } else {
      Pixels.scaleTransposed(bytes, from, values, to, shape.height(), shape.width());
    }
  }
}
