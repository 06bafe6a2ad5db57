// SPDX-License-Identifier: Apache-2.0
package org.difflab.data;

import com.google.common.base.Suppliers;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.difflab.files.Checksum;
import org.difflab.spi.DataFolders;
import org.difflab.spi.Dataset;
import org.difflab.spi.InputException;
import org.difflab.spi.Progress;
import org.difflab.spi.Shape;
import org.difflab.spi.SplitSizes;
import org.difflab.spi.Splits;
import org.difflab.spi.plugin.Inline;
import org.difflab.spi.plugin.Option;

/**
 * A table of numbers in a CSV file, one sample per row, in the order of the file. One column may
 * hold prompts; without one, every sample's prompt is the file's name without its ending. Numbers
 * are decimal, with a point and an optional exponent: {@code -1.5}, {@code 2e-3}. No cell may be
 * empty; a prompt in quotes may contain separators and line breaks. The file is UTF-8, or UTF-16 or
 * UTF-32 with a byte order mark.
 */
public final class CsvTable implements Dataset {

  private static final String NAME = "csv";

  private final Options options;
  private final DataFolders folders;
  private final Supplier<List<CsvParsing.Contents>> contents;

  /**
   * The options of this component.
   *
   * @param file the CSV file
   * @param testFile a CSV file of the same columns whose rows are for testing
   * @param header whether the first row names the columns
   * @param separator the separator of the columns
   * @param prompt the column of prompts: its name, or its number counted from 1
   * @param values how numbers become values; if neither this nor a range is given, the range that
   *     is recognised for images, and as given for all others
   * @param table how the numbers are understood and the samples divided
   */
  public record Options(
      @Option(help = "CSV file; also looked up in the data directory") Path file,
      @Option(help = "CSV file of rows for testing", defaultsTo = "") Optional<Path> testFile,
      @Option(help = "the first row names the columns", defaultsTo = "false") boolean header,
      @Option(help = "separator of the columns: comma, semicolon or tab", defaultsTo = "comma")
          Separator separator,
      @Option(help = "column of the prompts, by name or by number from 1", defaultsTo = "")
          Optional<String> prompt,
      @Option(
              help =
                  "how numbers become values: as-given, or bytes (0 to 255 become -1 to 1); by"
                      + " default recognised for images, else as-given",
              defaultsTo = "")
          Optional<ValueScale> values,
      @Inline TableOptions table) {

    /**
     * Checks what concerns several options.
     *
     * @throws IllegalArgumentException if the scale of the numbers or rows for testing are asked
     *     for twice
     */
    public Options {
      table.check(values, testFile.isPresent());
    }
  }

  /** Creates the data set; nothing is read yet. */
  @Inject
  public CsvTable(Options options, DataFolders folders) {
    this.options = options;
    this.folders = folders;
    this.contents = Suppliers.memoize(this::readContents);
  }

  /**
   * Returns the shape set by the option, or else a vector with the length of the first row.
   *
   * @throws InputException if there is no row
   */
  @Override
  public Shape shape() {
    return options.table().givenShape().orElseGet(() -> Shape.vector(parser().width(main())));
  }

  /**
   * Returns the prompts of the prompt column, numbers first.
   *
   * @throws InputException if the file cannot be read or has no such column
   */
  @Override
  public List<String> prompts() {
    if (options.prompt().isEmpty()) {
      return List.of(Table.stem(options.file()));
    }
    return Table.ordered(contents.get().stream().flatMap(file -> file.prompts().stream()).toList());
  }

  private CsvParsing parser() {
    return new CsvParsing(
        options.separator(), options.header(), options.prompt(), Table.stem(options.file()));
  }

  private Path main() {
    return folders.locate(options.file());
  }

  private Optional<Path> test() {
    return options.testFile().map(folders::locate);
  }

  /**
   * Returns the numbers of samples, for which every row is read.
   *
   * @throws InputException if a file cannot be read
   */
  @Override
  public SplitSizes sizes() {
    List<CsvParsing.Contents> files = contents.get();
    int rows = files.get(0).rows();
    int aside = (int) Math.round(options.table().test() * rows);
    int test = files.stream().skip(1).mapToInt(CsvParsing.Contents::rows).sum();
    return options.table().split().sizes(rows - aside, aside + test);
  }

  /** Returns the content of the table, and of the test table if there is one. */
  private List<CsvParsing.Contents> readContents() {
    return Stream.concat(Stream.of(main()), test().stream()).map(parser()::contents).toList();
  }

  @Override
  public Splits load(Progress progress) {
    try (Progress.Stage stage = progress.begin(NAME + ": reading", 0)) {
      Path file = main();
      stage.note(file.getFileName().toString());
      Fingerprint fingerprint =
          new Fingerprint(NAME)
              .add("file", Checksum.Algorithm.SHA256.of(file))
              .add("header", options.header())
              .add("separator", options.separator())
              .add("prompt", options.prompt());
      test().ifPresent(other -> fingerprint.add("test-file", Checksum.Algorithm.SHA256.of(other)));
      Table table = parser().read(file);
      Optional<ArrayRange> range = range(table);
      range
          .filter(scale -> !scale.equals(ArrayRange.AS_GIVEN))
          .ifPresent(scale -> fingerprint.add("range", scale.black() + " " + scale.white()));
      return Table.divide(
          NAME,
          scaled(table, range),
          test().map(other -> scaled(parser().read(other), range)),
          shape(),
          range.isEmpty() ? options.values().orElse(ValueScale.BYTES) : ValueScale.AS_GIVEN,
          options.table(),
          fingerprint);
    }
  }

  /** Returns the range to scale by, or empty if {@link ValueScale} scales. */
  private Optional<ArrayRange> range(Table table) {
    Optional<ArrayRange> given = options.table().givenRange();
    if (given.isPresent()) {
      return given;
    }
    if (options.values().isPresent()) {
      return Optional.empty();
    }
    Shape shape = shape();
    if (!shape.isImage() || shape.size() != table.values().columns()) {
      return Optional.of(ArrayRange.AS_GIVEN);
    }
    return Optional.of(ArrayRange.recognise(table.file(), table.values()))
        .filter(range -> !range.isBytes());
  }

  private static Table scaled(Table table, Optional<ArrayRange> range) {
    return range
        .map(scale -> scale.scaled(table.file(), table.values()))
        .map(values -> new Table(table.file(), values, table.prompts()))
        .orElse(table);
  }
}
