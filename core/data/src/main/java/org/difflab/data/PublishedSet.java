// SPDX-License-Identifier: Apache-2.0
package org.difflab.data;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.difflab.data.download.DownloadLimits;
import org.difflab.data.download.Downloader;
import org.difflab.data.download.RemoteFile;
import org.difflab.data.idx.IdxImages;
import org.difflab.spi.DataFolders;
import org.difflab.spi.Dataset;
import org.difflab.spi.InputException;
import org.difflab.spi.Progress;
import org.difflab.spi.Shape;
import org.difflab.spi.SplitSizes;
import org.difflab.spi.Splits;
import org.difflab.spi.Workers;
import org.difflab.spi.plugin.Inline;

/**
 * A published set of labelled images in four IDX files, which must be identical to the published
 * ones. Images are 28×28×1, pixels in [−1, 1], −1 the background.
 */
public abstract class PublishedSet implements Dataset {

  private static final Shape SHAPE = new Shape(28, 28, 1);

  private final KnownSet set;
  private final LabelNames names;
  private final Orientation orientation;
  private final Options options;
  private final SetFiles files;
  private final Workers workers;

  /**
   * The options of this component.
   *
   * @param split how the samples are divided
   */
  public record Options(@Inline SplitOptions split) {}

  PublishedSet(
      KnownSet set,
      LabelNames names,
      Orientation orientation,
      Options options,
      DataFolders folders,
      Workers workers) {
    this.set = set;
    this.names = names;
    this.orientation = orientation;
    this.options = options;
    this.files = new SetFiles(set, folders);
    this.workers = workers;
  }

  @Override
  public Shape shape() {
    return SHAPE;
  }

  @Override
  public List<String> prompts() {
    return names.prompts();
  }

  /** Returns the numbers of images from local files; unknown if there are none. */
  @Override
  public SplitSizes sizes() {
    Optional<Path> train = files.find(set.trainImages());
    Optional<Path> test = files.find(set.testImages());
    if (train.isEmpty() || test.isEmpty()) {
      return SplitSizes.UNKNOWN;
    }
    try {
      return options
          .split()
          .sizes(IdxImages.head(train.get()).count(), IdxImages.head(test.get()).count());
    } catch (InputException e) {
      // Loading reports a damaged file, by its checksum.
      return SplitSizes.UNKNOWN;
    }
  }

  @Override
  public Splits load(Progress progress) {
    Downloader downloader = new Downloader(DownloadLimits.DEFAULT);
    Map<RemoteFile, Path> paths = new LinkedHashMap<>();
    for (RemoteFile file : set.files()) {
      paths.put(file, files.obtain(file, downloader, progress));
    }
    try {
      return read(paths, progress);
    } catch (InputException e) {
      // For a damaged file, the wrong checksum is the most helpful message.
      verify(paths);
      throw e;
    }
  }

  private Splits read(Map<RemoteFile, Path> paths, Progress progress) {
    IdxPair train = new IdxPair(paths.get(set.trainImages()), paths.get(set.trainLabels()));
    IdxPair test = new IdxPair(paths.get(set.testImages()), paths.get(set.testLabels()));
    return new IdxReading(set.name(), SHAPE, orientation, names)
        .read(
            train.contents(),
            Optional.of(test.contents()),
            options.split(),
            () -> verify(paths),
            workers,
            progress);
  }

  private String verify(Map<RemoteFile, Path> paths) {
    Fingerprint fingerprint = new Fingerprint(set.name()).add(options.split());
    paths.forEach((file, path) -> fingerprint.add(file.name(), files.verify(file, path)));
    return fingerprint.hex();
  }
}
