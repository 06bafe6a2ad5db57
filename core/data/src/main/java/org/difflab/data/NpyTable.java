// SPDX-License-Identifier: Apache-2.0
package org.difflab.data;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.difflab.files.Checksum;
import org.difflab.files.NpyArray;
import org.difflab.files.NpyFile;
import org.difflab.files.NpyType;
import org.difflab.files.text.Spelling;
import org.difflab.spi.DataFolders;
import org.difflab.spi.Dataset;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Progress;
import org.difflab.spi.Shape;
import org.difflab.spi.SplitSizes;
import org.difflab.spi.Splits;
import org.difflab.spi.plugin.Inline;
import org.difflab.spi.plugin.Option;

/**
 * A NumPy array in a {@code .npy} file, one sample for each index of its first axis, in the order
 * of the file. The order of the other axes and the numbers of black and white are detected if they
 * are unambiguous, and must be set otherwise: see {@link ArrayAxes} and the option {@code range}. A
 * second file may hold labels: whole numbers in a {@code .npy} file, or prompts in a CSV file of
 * one column. Without one, every sample's prompt is the file's name without its ending.
 */
public final class NpyTable implements Dataset {

  private static final String NAME = "npy";

  private final Options options;
  private final DataFolders folders;

  /**
   * The options of this component.
   *
   * @param file the array
   * @param labels its labels
   * @param testFile an array of samples for testing
   * @param testLabels its labels
   * @param prompts the prompts of the labels 0, 1, …; the labels' numbers if empty
   * @param axes the order of the array's axes; recognised if not given
   * @param values how numbers become values; if neither this nor a range is given, the range that
   *     is recognised for images, bytes for vectors of uint8, and as given for all others
   * @param table how the numbers are understood and the samples divided
   */
  public record Options(
      @Option(help = ".npy file; also looked up in the data directory") Path file,
      @Option(help = ".npy file of whole numbers, or CSV file of prompts", defaultsTo = "")
          Optional<Path> labels,
      @Option(help = ".npy file of samples for testing", defaultsTo = "") Optional<Path> testFile,
      @Option(help = "labels of the samples for testing", defaultsTo = "")
          Optional<Path> testLabels,
      @Option(
              help = "prompts of the labels 0, 1, ...; by default the labels themselves",
              defaultsTo = "")
          List<String> prompts,
      @Option(
              help =
                  "order of the array's axes: nhw, nhwc (channels last) or nchw (channels first);"
                      + " by default recognised by an axis of 1 or 3 channels",
              defaultsTo = "")
          Optional<ArrayAxes> axes,
      @Option(
              help =
                  "how numbers become values: as-given, or bytes (0 to 255 become -1 to 1); by"
                      + " default recognised for images, bytes for vectors of uint8, else as-given",
              defaultsTo = "")
          Optional<ValueScale> values,
      @Inline TableOptions table) {

    /**
     * Checks what concerns several options.
     *
     * @throws IllegalArgumentException if the scale of the numbers or samples for testing are asked
     *     for twice, or only one of two arrays has labels
     */
    public Options {
      prompts = List.copyOf(prompts);
      table.check(values, testFile.isPresent());
      LabelNames.of(prompts, 0);
      if (testLabels.isPresent() != (testFile.isPresent() && labels.isPresent())) {
        throw new IllegalArgumentException(
            "test-labels must be set if both labels and test-file are set, and only then");
      }
    }
  }

  /** Creates the data set; nothing is read yet. */
  @Inject
  public NpyTable(Options options, DataFolders folders) {
    this.options = options;
    this.folders = folders;
  }

  /**
   * Returns the shape set by the option, or else that of the array without its first axis.
   *
   * @throws InputException if the header of the file cannot be read, or the array is not a set of
   *     samples or is ambiguous
   */
  @Override
  public Shape shape() {
    Path file = folders.locate(options.file());
    return layout(file, NpyFile.sizes(file)).shape();
  }

  private ArrayAxes.Layout layout(Path file, List<Integer> sizes) {
    try {
      return ArrayAxes.layout(file, sizes, options.axes(), options.table().givenShape());
    } catch (IllegalArgumentException e) {
      throw new InputException(file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Returns the prompts set by the option, or else those that occur, numbers first.
   *
   * @throws InputException if the labels cannot be read
   */
  @Override
  public List<String> prompts() {
    if (options.labels().isEmpty()) {
      return List.of(Table.stem(options.file()));
    }
    if (!options.prompts().isEmpty()) {
      return options.prompts();
    }
    List<String> prompts = new ArrayList<>(labels(options.labels().get()));
    options.testLabels().ifPresent(file -> prompts.addAll(labels(file)));
    return Table.ordered(prompts);
  }

  private List<String> labels(Path given) {
    return new ArrayLabels(options.prompts()).read(folders.locate(given));
  }

  /**
   * Returns the numbers of samples from the headers of the arrays.
   *
   * @throws InputException if a header cannot be read
   */
  @Override
  public SplitSizes sizes() {
    int rows = NpyFile.sizes(folders.locate(options.file())).get(0);
    int aside = (int) Math.round(options.table().test() * rows);
    int test =
        options.testFile().map(folders::locate).map(file -> NpyFile.sizes(file).get(0)).orElse(0);
    return options.table().split().sizes(rows - aside, aside + test);
  }

  @Override
  public Splits load(Progress progress) {
    try (Progress.Stage stage = progress.begin(NAME + ": reading", 0)) {
      Path file = folders.locate(options.file());
      stage.note(file.getFileName().toString());
      NpyArray array = array(file);
      ArrayAxes.Layout layout = layout(file, array.sizes());
      Optional<ArrayRange> range = range(file, array, layout.shape());
      Optional<Table> test =
          options
              .testFile()
              .map(folders::locate)
              .map(other -> testTable(other, array(other), array.type(), range));
      return Table.divide(
          NAME,
          table(file, array, options.labels(), range),
          test,
          layout.shape(),
          range.isEmpty() ? options.values().orElse(ValueScale.BYTES) : ValueScale.AS_GIVEN,
          options.table(),
          fingerprint(layout, range));
    }
  }

  /**
   * Reads an array and requires that rounding to float32 keeps the differences of every column.
   * Images are not checked, since all their pixels share one scale.
   */
  private NpyArray array(Path file) {
    List<Integer> sizes = NpyFile.sizes(file);
    Shape shape = layout(file, sizes).shape();
    int columns = shape.isImage() ? 1 : shape.size();
    ColumnRounding rounding = new ColumnRounding(columns);
    NpyArray array =
        NpyFile.read(
            file,
            (type, place, number) -> {
              if (Float.isFinite((float) number)) {
                rounding.add(place % columns, number);
              }
            });
    rounding
        .problem()
        .ifPresent(
            problem -> {
              throw new InputException(file + ": " + problem);
            });
    return array;
  }

  /** A test file with another type of numbers must have the same range. */
  private Table testTable(Path file, NpyArray array, NpyType type, Optional<ArrayRange> range) {
    if (array.type() != type
        && !range(file, array, layout(file, array.sizes()).shape()).equals(range)) {
      throw new InputException(
          file
              + ": holds "
              + array.type().numpyName()
              + " numbers of another range than "
              + folders.locate(options.file())
              + " ("
              + type.numpyName()
              + "); save both with the same type and range");
    }
    return table(file, array, options.testLabels(), range);
  }

  /** Returns the range to scale by, or empty if {@link ValueScale} scales. */
  private Optional<ArrayRange> range(Path file, NpyArray array, Shape shape) {
    Optional<ArrayRange> given = options.table().givenRange();
    if (given.isPresent()) {
      return given;
    }
    if (options.values().isPresent()) {
      return Optional.empty();
    }
    if (!shape.isImage() || shape.size() != array.values().columns()) {
      return array.type() == NpyType.UINT8 ? Optional.empty() : Optional.of(ArrayRange.AS_GIVEN);
    }
    return Optional.of(ArrayRange.recognise(file, array)).filter(range -> !range.isBytes());
  }

  private Fingerprint fingerprint(ArrayAxes.Layout layout, Optional<ArrayRange> range) {
    Fingerprint fingerprint = new Fingerprint(NAME);
    add(fingerprint, "file", Optional.of(options.file()));
    add(fingerprint, "labels", options.labels());
    add(fingerprint, "test-file", options.testFile());
    add(fingerprint, "test-labels", options.testLabels());
    options.prompts().forEach(prompt -> fingerprint.add("prompt", prompt));
    if (layout.planes()) {
      fingerprint.add("axes", ArrayAxes.NCHW);
    }
    range
        .filter(scale -> !scale.equals(ArrayRange.AS_GIVEN))
        .ifPresent(scale -> fingerprint.add("range", scale.black() + " " + scale.white()));
    return fingerprint;
  }

  private void add(Fingerprint fingerprint, String name, Optional<Path> file) {
    file.map(folders::locate)
        .ifPresent(path -> fingerprint.add(name, Checksum.Algorithm.SHA256.of(path)));
  }

  private Table table(
      Path file, NpyArray array, Optional<Path> labels, Optional<ArrayRange> range) {
    int rows = array.values().rows();
    List<String> prompts =
        labels
            .map(this::labels)
            .orElseGet(() -> Collections.nCopies(rows, Table.stem(options.file())));
    if (prompts.size() != rows) {
      throw new InputException(
          file
              + ": holds "
              + Spelling.counted(rows, "sample")
              + ", but "
              + labels.map(folders::locate).orElseThrow()
              + " holds "
              + Spelling.counted(prompts.size(), "label")
              + "; the numbers must be equal");
    }
    Matrix arranged = layout(file, array.sizes()).arranged(array.values());
    return new Table(
        file, range.map(scale -> scale.scaled(file, arranged)).orElse(arranged), prompts);
  }
}
