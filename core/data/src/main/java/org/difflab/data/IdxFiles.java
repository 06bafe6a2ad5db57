// SPDX-License-Identifier: Apache-2.0
package org.difflab.data;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.difflab.data.idx.IdxImages;
import org.difflab.files.Checksum;
import org.difflab.spi.DataFolders;
import org.difflab.spi.Dataset;
import org.difflab.spi.Progress;
import org.difflab.spi.Shape;
import org.difflab.spi.SplitSizes;
import org.difflab.spi.Splits;
import org.difflab.spi.Workers;
import org.difflab.spi.plugin.Inline;
import org.difflab.spi.plugin.Option;

/**
 * Labelled images in any IDX files, gzipped or not. Pixels lie in [−1, 1], −1 the background.
 *
 * <p>Every method reads the files again, so that they may change between calls.
 */
public final class IdxFiles implements Dataset {

  private static final String NAME = "idx";

  private final Options options;
  private final DataFolders folders;
  private final Workers workers;

  /**
   * The options of this component.
   *
   * @param trainImages the images to train on
   * @param trainLabels their labels
   * @param testImages the images to test on, if any
   * @param testLabels their labels
   * @param transposed whether the images are stored column by column
   * @param firstLabel the label that the first prompt stands for
   * @param prompts the prompts of the labels from the first on; the labels' numbers if empty
   * @param split how the samples are divided
   */
  public record Options(
      @Option(help = "IDX file of the training images; also looked up in the data directory")
          Path trainImages,
      @Option(help = "IDX file of their labels") Path trainLabels,
      @Option(help = "IDX file of the test images", defaultsTo = "") Optional<Path> testImages,
      @Option(help = "IDX file of their labels", defaultsTo = "") Optional<Path> testLabels,
      @Option(help = "whether the images are stored column by column", defaultsTo = "false")
          boolean transposed,
      @Option(help = "the label of the first prompt", defaultsTo = "0", min = 0, max = 255)
          int firstLabel,
      @Option(
              help = "prompts of the labels, in order; by default the labels themselves",
              defaultsTo = "")
          List<String> prompts,
      @Inline SplitOptions split) {

    /**
     * Checks constraints between options.
     *
     * @throws IllegalArgumentException if only one of test images and test labels is set, or the
     *     prompts do not match the labels
     */
    public Options {
      prompts = List.copyOf(prompts);
      if (testImages.isPresent() != testLabels.isPresent()) {
        throw new IllegalArgumentException("test-images and test-labels must be given together");
      }
      if (prompts.isEmpty() && firstLabel > 0) {
        throw new IllegalArgumentException(
            "first-label has no effect without prompts; list the prompts of the labels, or leave it"
                + " out");
      }
      LabelNames.of(prompts, firstLabel);
    }
  }

  /** Creates the data set; nothing is read yet. */
  @Inject
  public IdxFiles(Options options, DataFolders folders, Workers workers) {
    this.options = options;
    this.folders = folders;
    this.workers = workers;
  }

  /**
   * Reads the shape from the header of the training images.
   *
   * @throws org.difflab.spi.InputException if a file is missing or invalid
   */
  @Override
  public Shape shape() {
    return train().contents().shape(orientation());
  }

  /**
   * Returns the prompts set by the option, or else the numbers of the labels that occur.
   *
   * @throws org.difflab.spi.InputException if the labels cannot be read
   */
  @Override
  public List<String> prompts() {
    return options.prompts().isEmpty()
        ? names(train().contents(), test().map(IdxPair::contents)).prompts()
        : options.prompts();
  }

  /**
   * Returns the numbers of images from the headers of the files.
   *
   * @throws org.difflab.spi.InputException if a header cannot be read
   */
  @Override
  public SplitSizes sizes() {
    int train = IdxImages.head(folders.locate(options.trainImages())).count();
    int test =
        options
            .testImages()
            .map(folders::locate)
            .map(images -> IdxImages.head(images).count())
            .orElse(0);
    return options.split().sizes(train, test);
  }

  @Override
  public Splits load(Progress progress) {
    IdxPair.Contents train = train().contents();
    Optional<IdxPair.Contents> test = test().map(IdxPair::contents);
    return new IdxReading(NAME, train.shape(orientation()), orientation(), names(train, test))
        .read(train, test, options.split(), this::checksum, workers, progress);
  }

  private IdxPair train() {
    return new IdxPair(
        folders.locate(options.trainImages()), folders.locate(options.trainLabels()));
  }

  private Optional<IdxPair> test() {
    return options
        .testImages()
        .map(
            images ->
                new IdxPair(
                    folders.locate(images), folders.locate(options.testLabels().orElseThrow())));
  }

  private Orientation orientation() {
    return options.transposed() ? Orientation.TRANSPOSED : Orientation.UPRIGHT;
  }

  private LabelNames names(IdxPair.Contents train, Optional<IdxPair.Contents> test) {
    return options.prompts().isEmpty()
        ? LabelNames.numbers(
            Stream.concat(Stream.of(train), test.stream()).map(IdxPair.Contents::labels))
        : LabelNames.of(options.prompts(), options.firstLabel());
  }

  private String checksum() {
    Fingerprint fingerprint =
        new Fingerprint(NAME)
            .add(options.split())
            .add("orientation", orientation())
            .add("first-label", options.firstLabel());
    options.prompts().forEach(prompt -> fingerprint.add("prompt", prompt));
    Stream.concat(Stream.of(train()), test().stream())
        .flatMap(pair -> Stream.of(pair.images(), pair.labels()))
        .forEach(file -> fingerprint.add("file", Checksum.Algorithm.SHA256.of(file)));
    return fingerprint.hex();
  }
}
