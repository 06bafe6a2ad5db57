// SPDX-License-Identifier: Apache-2.0
package org.difflab.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.difflab.spi.Progress;
import org.difflab.spi.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the text of a CSV file becomes rows: numbers, separators and encodings. */
final class CsvTextTest extends CsvFiles {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2D",
        "4f",
        "0x1p3",
        "NaN",
        "Infinity",
        "-Infinity",
        "1_000",
        "1L",
        "\u0664",
        "1e",
        "e5",
        "."
      })
  void numbersAreDecimal(String word) {
    write("points.csv", "1,2\n3," + word + "\n");
    assertProblem(new Choice(), "points.csv:2: column 2 must be a number, found '" + word + "'");
  }

  @Test
  void readsEveryDecimalNumber() {
    write("points.csv", "+1.,.5,-2e+3,1E-2,007,\u00a04\u00a0\n");
    assertArrayEquals(
        new float[] {1, 0.5f, -2000, 0.01f, 7, 4},
        table(new Choice()).load(Progress.SILENT).train().values().row(0));
  }

  @Test
  void saysWhatToDoAboutSeparatorsAndCommas() {
    Choice plain = new Choice();
    write("points.csv", "x;y\n1;2\n");
    assertProblem(
        plain,
        "points.csv:1: has one column, 'x;y'; if semicolons separate the columns, set separator:"
            + " semicolon");
    write("points.csv", "1\t2\n");
    assertProblem(plain, "set separator: tab");
    write("points.csv", "1,2\n1,5;2,5\n");
    assertProblem(plain, "points.csv:2: has 3 columns where the first row has 2");
    write("points.csv", "0,0,0\n1,5;2,5\n");
    assertProblem(plain, "column 2 must be a number, found '5;2'", "set separator: semicolon");
    write("points.csv", "1,2\n\"1,234\",5\n");
    assertProblem(
        plain,
        "points.csv:2: column 1 must be a number, found '1,234'; numbers have a decimal point, no"
            + " decimal comma and no thousands separators");
    write("points.csv", "1,2\n1e39,5\n");
    assertProblem(plain, "points.csv:2: column 1 must lie within ±3.4028235E38, found '1e39'");
    Choice semicolons = new Choice();
    semicolons.separator = Separator.SEMICOLON;
    write("points.csv", "1.5;\"2\"\r3;4\r");
    assertArrayEquals(
        new float[] {1.5f, 2, 3, 4},
        table(semicolons).load(Progress.SILENT).train().values().values());
    write("points.csv", "1.5;2\n1,5;3\n");
    assertProblem(semicolons, "points.csv:2: column 1", "'1,5'; numbers have a decimal point");
    write("points.csv", "1,2\n");
    assertProblem(semicolons, "if commas separate the columns, set separator: comma");
  }

  @Test
  void anEmptyPromptIsAnErrorWithItsLine() {
    Choice choice = new Choice();
    choice.header = true;
    choice.prompt = Optional.of("kind");
    for (String blank : List.of("", "  ", "\"\"", "\" \u00a0\"")) {
      write("points.csv", "x,kind\n1,\"two\nlines\"\n2," + blank + "\n");
      assertProblem(choice, "points.csv:4: the prompt, column 2, is empty");
    }
    write("points.csv", "x,kind,kind\n1,a,b\n");
    assertProblem(choice, "has 2 columns of the name 'kind'", "2 or 3");
  }

  @Test
  void spacesBelongToACellWithinItsQuotesOnly() {
    Choice choice = new Choice();
    choice.header = true;
    choice.prompt = Optional.of("kind");
    write(
        "points.csv",
        "x,\" kind \"\r\n"
            + "1 , \" a \" \r\n"
            + "\u00a0\" 2 \",\t a b\u00a0\r\n"
            + "  \r\n"
            + "3,\"\u00a0say \"\" hi \"\", \n you \"\r\n"
            + "4,in \"ches\" \r\n"
            + "5,\"\t\"\"\"");
    Samples train = table(choice).load(Progress.SILENT).train();
    assertEquals(
        List.of(" a ", "a b", "\u00a0say \" hi \", \n you ", "in \"ches\"", "\t\""),
        train.prompts());
    assertArrayEquals(new float[] {1, 2, 3, 4, 5}, train.values().values());
  }

  @Test
  void aColumnThatArithmeticVariesOnlyIsConstant() {
    write("points.csv", "0.1,1\n0.10000000000000002,2\n0.1,3\n");
    assertEquals(3, table(new Choice()).load(Progress.SILENT).train().count());
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "UTF-8"})
  void readsTextWithAByteOrderMark(String encoding) throws IOException {
    String text = (encoding.equals("UTF-16") ? "" : "\uFEFF") + "x,k\n1,ä\n2,日\n";
    Files.write(folder.resolve("points.csv"), text.getBytes(Charset.forName(encoding)));
    Choice choice = new Choice();
    choice.header = true;
    choice.prompt = Optional.of("k");
    assertEquals(List.of("ä", "日"), table(choice).load(Progress.SILENT).train().prompts());
  }

  @Test
  void refusesBytesThatAreNoText() throws IOException {
    Choice choice = new Choice();
    choice.prompt = Optional.of("2");
    Files.write(folder.resolve("points.csv"), "1,a\n2,ä\n".getBytes(StandardCharsets.UTF_16LE));
    assertProblem(choice, "points.csv: holds zero bytes", "byte order mark");
    Files.write(folder.resolve("points.csv"), "1,a\n2,ä\n".getBytes(StandardCharsets.ISO_8859_1));
    assertProblem(choice, "points.csv:2: holds bytes that are not UTF-8 text");
  }

  @Test
  void tellsWhatIsWrongAndWhere() {
    Choice plain = new Choice();
    write("points.csv", "");
    assertProblem(plain, "points.csv: has no ");
    write("points.csv", "x,y\n1,2\n");
    assertProblem(plain, "points.csv:1: column 1 must be a number, found 'x'; if the first row");
    write("points.csv", "1,2\n\n3,four\n");
    assertProblem(plain, "points.csv:3: column 2 must be a number, found 'four'");
    write("points.csv", "1,2\n3,\n");
    assertProblem(plain, "points.csv:2: column 2 must be a number, found ''");
    write("points.csv", "1,2\n3,NaN\n");
    assertProblem(plain, "points.csv:2: column 2 must be a number, found 'NaN'");
    write("points.csv", "1,2\n3\n");
    assertProblem(plain, "points.csv:2: has 1 column where the first row has 2");
    write("points.csv", "1,\"2\n3,4\n");
    assertProblem(plain, "points.csv:");
    Choice header = new Choice();
    header.header = true;
    header.prompt = Optional.of("label");
    write("points.csv", "x,lable\n1,2\n");
    assertProblem(header, "has no column 'label'", "x, lable and the numbers 1 to 2", "lable'?");
    header.prompt = Optional.of("3");
    assertProblem(header, "has no column '3'");
    header.prompt = Optional.of("x");
    write("points.csv", "x\n1\n");
    assertProblem(header, "has no columns of numbers");
  }
}
