// SPDX-License-Identifier: Apache-2.0
package org.difflab.data;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.difflab.data.picture.Colour;
import org.difflab.data.picture.Picture;
import org.difflab.data.picture.PictureFile;
import org.difflab.files.Checksum;
import org.difflab.spi.DataFolders;
import org.difflab.spi.Dataset;
import org.difflab.spi.InputException;
import org.difflab.spi.Noise;
import org.difflab.spi.Progress;
import org.difflab.spi.Shape;
import org.difflab.spi.SplitSizes;
import org.difflab.spi.Splits;
import org.difflab.spi.Workers;
import org.difflab.spi.plugin.Inline;
import org.difflab.spi.plugin.Option;

/**
 * The pictures of a folder: PNG, JPEG, GIF, BMP or TIFF files in one folder for each class, whose
 * name (in Unicode's form NFC) is the prompt; or pictures directly in the folder, whose name is
 * then the only prompt. Hidden files, README.md and labels.csv are ignored. Values are in [−1, 1],
 * value/127.5 − 1, in sRGB; transparent pictures are composited onto white.
 *
 * <p>Each picture has a random number, a function of the seed and its name; the pictures of a class
 * with the smallest numbers are for testing, and the others are sorted by their numbers. So adding
 * a picture changes the split of at most a few others.
 */
public final class PictureFolder implements Dataset {

  private static final String NAME = "images";

  private final Options options;
  private final DataFolders folders;
  private final Workers workers;

  /**
   * Which pictures, and how they are to be understood.
   *
   * @param folder the folder
   * @param colour what a pixel is made of
   * @param size every picture is resized to this many lines and columns; 0 leaves them as they are
   * @param test the share of pictures that are for testing
   * @param split how the other pictures are divided
   */
  public record Options(
      @Option(
              help =
                  "folder with one folder of pictures per class; also looked up in the data"
                      + " directory")
          Path folder,
      @Option(help = "colours of the images: grey or rgb", defaultsTo = "rgb") Colour colour,
      @Option(
              help =
                  "side in pixels that pictures are resized to; 0 keeps their sizes, which must"
                      + " then be equal",
              defaultsTo = "0",
              min = 0,
              max = 4096)
          int size,
      @Option(
              help = "share of pictures for testing, stratified by prompt and chosen by seed",
              defaultsTo = "0",
              min = 0,
              max = 0.9)
          double test,
      @Inline SplitOptions split) {}

  /** Creates the data set; nothing is read yet. */
  @Inject
  public PictureFolder(Options options, DataFolders folders, Workers workers) {
    this.options = options;
    this.folders = folders;
    this.workers = workers;
  }

  /**
   * Returns the size set by the option, or else that of the first picture.
   *
   * @throws InputException if there is no picture
   */
  @Override
  public Shape shape() {
    return shape(pictures());
  }

  private Shape shape(LabelledPictures pictures) {
    if (options.size() > 0) {
      return new Shape(options.size(), options.size(), options.colour().channels());
    }
    return reading().shape(pictures.list().get(0).file());
  }

  private PictureFile reading() {
    return new PictureFile(
        options.colour(),
        options.size() > 0 ? OptionalInt.of(options.size()) : OptionalInt.empty());
  }

  /**
   * Returns the names of the class folders in alphabetical order.
   *
   * @throws InputException if there is no picture
   */
  @Override
  public List<String> prompts() {
    return pictures().prompts();
  }

  private LabelledPictures pictures() {
    return LabelledPictures.in(folders.locate(options.folder()));
  }

  @Override
  public SplitSizes sizes() {
    int count = pictures().list().size();
    int test = (int) Math.round(options.test() * count);
    return options.split().sizes(count - test, test);
  }

  @Override
  public Splits load(Progress progress) {
    LabelledPictures pictures = pictures();
    Shape shape = shape(pictures);
    List<LabelledPictures.Entry> list = pictures.list();
    Noise noise = Noise.of(options.split().seed(), NAME);
    Strata all =
        Strata.of(list.size(), row -> list.get(row).prompt(), row -> rank(noise, list.get(row)));
    Strata.Split split =
        all.setAside(
            (int) Math.round(options.test() * list.size()),
            Strata.End.FRONT,
            NAME + ": test: " + options.test());
    List<LabelledPictures.Entry> train =
        Arrays.stream(split.left().shuffled()).mapToObj(list::get).toList();
    List<LabelledPictures.Entry> test =
        Arrays.stream(split.aside().shuffled()).mapToObj(list::get).toList();
    SplitsBuilder builder =
        new SplitsBuilder(
            NAME,
            new SplitsBuilder.Rows(
                train.size(),
                test.size(),
                row -> entry(row, train, test).prompt(),
                row -> rank(noise, entry(row, train, test))),
            shape.size(),
            options.split());
    Fingerprint fingerprint =
        new Fingerprint(NAME)
            .add(options.split())
            .add("colour", options.colour())
            .add("size", options.size())
            .add("test", Double.toHexString(options.test()))
            .add("seed", options.split().seed());
    if (options.test() > 0) {
      fingerprint.add("test-shares", "prompts");
    }
    PictureFile reading = reading();
    try (Progress.Stage stage = progress.begin(NAME + ": reading", pictures.list().size())) {
      workers
          .map(
              pictures.list().size(),
              row -> {
                LabelledPictures.Entry entry = entry(row, train, test);
                stage.advance(1);
                return builder.needs(row)
                    ? read(reading, entry, row, shape, pictures, builder)
                    : "";
              })
          .forEach(line -> fingerprint.add("picture", line));
    }
    return builder.build(fingerprint.hex());
  }

  private static LabelledPictures.Entry entry(
      int row, List<LabelledPictures.Entry> train, List<LabelledPictures.Entry> test) {
    return row < train.size() ? train.get(row) : test.get(row - train.size());
  }

  /** Returns the random number of a picture, a function of the seed and its name. */
  private static double rank(Noise noise, LabelledPictures.Entry entry) {
    return noise.forPurpose(entry.name()).uniform(0, 0, 0);
  }

  /** Reads one picture and returns its name with the checksum of its file. */
  private String read(
      PictureFile reading,
      LabelledPictures.Entry entry,
      int row,
      Shape shape,
      LabelledPictures pictures,
      SplitsBuilder builder) {
    Picture picture = reading.read(entry.file());
    if (!picture.shape().equals(shape)) {
      throw new InputException(
          entry.file()
              + ": is "
              + picture.shape()
              + " (lines, columns, channels), but "
              + pictures.list().get(0).file()
              + " is "
              + shape
              + "; set size to resize all pictures");
    }
    builder.put(
        row,
        entry.prompt(),
        (values, offset) -> {
          for (int index = 0; index < shape.size(); index++) {
            values[offset + index] = Pixels.scale(picture.value(index));
          }
        });
    return entry.name() + " " + Checksum.Algorithm.SHA256.of(entry.file());
  }
}
