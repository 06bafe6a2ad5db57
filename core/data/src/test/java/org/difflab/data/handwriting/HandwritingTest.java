// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.handwriting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.difflab.spi.Matrix;
import org.difflab.spi.Progress;
import org.difflab.spi.Samples;
import org.difflab.spi.Shape;
import org.difflab.spi.Splits;
import org.difflab.spi.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandwritingTest {

  private static final String ALL = Handwriting.CHARACTERS;
  private static final int KINDS = ALL.length();

  /** Threads of the common pool, or the caller's alone. */
  private record Threads(int threads) implements Workers {

    @Override
    public <T> List<T> map(int count, IntFunction<T> task) {
      IntStream numbers = IntStream.range(0, count);
      return (threads > 1 ? numbers.parallel() : numbers).mapToObj(task).toList();
    }
  }

  private static Splits load(String characters, int train, int test, long seed, double variation) {
    return new Handwriting(
            new Handwriting.Options(characters, train, 0, test, seed, variation), new Threads(2))
        .load(Progress.SILENT);
  }

  @Test
  void saysWhatItHoldsBeforeItIsLoaded() {
    Handwriting dataset =
        new Handwriting(new Handwriting.Options("B7A", 1, 0, 0, 0, 1), new Threads(1));

    assertEquals(new Shape(28, 28, 1), dataset.shape());
    assertEquals(List.of("B", "7", "A"), dataset.prompts());
  }

  @Test
  void cyclesOverTheCharacters() {
    assertEquals(List.of("B", "7", "A", "B", "7"), load("B7A", 5, 0, 0, 1).train().prompts());
  }

  @Test
  void countsAndThreadsChangeNoSample() {
    Handwriting.Options few = new Handwriting.Options(ALL, 300, 20, 40, 5, 1);
    Handwriting.Options many = new Handwriting.Options(ALL, 700, 90, 80, 5, 1);

    Splits serial = new Handwriting(few, new Threads(1)).load(Progress.SILENT);
    Splits parallel = new Handwriting(many, new Threads(2)).load(Progress.SILENT);

    assertEquals(serial.train().values(), parallel.train().values().slice(0, 300));
    assertEquals(serial.validation().values(), parallel.validation().values().slice(0, 20));
    assertEquals(serial.test().values(), parallel.test().values().slice(0, 40));
    assertEquals(serial.train().prompts(), parallel.train().prompts().subList(0, 300));
    assertNotEquals(serial.checksum(), parallel.checksum());
  }

  @Test
  void otherSeedsAndPartsHoldOtherSamples() {
    Splits splits = load(ALL, KINDS, KINDS, 0, 1);

    assertNotEquals(splits.train().values(), splits.test().values());
    assertNotEquals(splits.train().values(), load(ALL, KINDS, 0, 1, 1).train().values());
  }

  @Test
  void bitsAreTheSameOnEveryMachine() throws Exception {
    float[] values = load(ALL, 5 * KINDS, 0, 0, 1).train().values().values();
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
    bytes.asFloatBuffer().put(values);

    assertEquals(
        "df975d70782b08de42ba17cf0885f96f744c784a003f8ae07fe632460fc9b6a3",
        HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array())));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, 2})
  void everySampleHasInkAndAMargin(double variation) {
    Samples samples = load(ALL, 20 * KINDS, 0, 3, variation).train();

    for (int row = 0; row < samples.count(); row++) {
      double ink = 0;
      for (int pixel = 0; pixel < 28 * 28; pixel++) {
        float value = samples.values().get(row, pixel);
        int fromEdge =
            Math.min(Math.min(pixel / 28, 27 - pixel / 28), Math.min(pixel % 28, 27 - pixel % 28));
        assertTrue(value >= -1 && value <= 1, "a pixel of " + value);
        assertTrue(
            value == -1 || fromEdge >= 2, "ink at the edge of " + samples.prompts().get(row));
        ink += (value + 1) / 2;
      }
      assertTrue(ink > 20 && ink < 250, samples.prompts().get(row) + " has ink of " + ink);
    }
  }

  @Test
  void samplesAreSizedAndCentredAsInMnist() {
    Samples samples = load(ALL, 40 * KINDS, 0, 2, 1).train();
    double sides = 0;
    double middles = 0;
    for (int row = 0; row < samples.count(); row++) {
      Ink ink = Ink.of(samples.values(), row);
      sides += ink.longerSide();
      middles += Math.abs(ink.middleX() - 14) + Math.abs(ink.middleY() - 14);
    }

    assertEquals(20, sides / samples.count(), 1);
    assertEquals(0, middles / samples.count(), 1.5);
  }

  /** Where the ink of a picture is: its longer side, and its centre of mass. */
  private record Ink(double longerSide, double middleX, double middleY) {

    static Ink of(Matrix pictures, int row) {
      int left = 28;
      int right = 0;
      int top = 28;
      int bottom = 0;
      double mass = 0;
      double x = 0;
      double y = 0;
      for (int line = 0; line < 28; line++) {
        for (int column = 0; column < 28; column++) {
          double ink = (pictures.get(row, line * 28 + column) + 1) / 2;
          if (ink > 0) {
            left = Math.min(left, column);
            right = Math.max(right, column);
            top = Math.min(top, line);
            bottom = Math.max(bottom, line);
            mass += ink;
            x += ink * (column + 0.5);
            y += ink * (line + 0.5);
          }
        }
      }
      return new Ink(Math.max(right - left, bottom - top) + 1, x / mass, y / mass);
    }
  }

  @Test
  void withoutVariationAWayToWriteIsAlwaysTheSame() {
    Matrix samples = load("C", 40, 0, 0, 0).train().values();

    long different =
        IntStream.range(0, 40).mapToObj(row -> samples.slice(row, row + 1)).distinct().count();

    assertEquals(GlyphFile.embedded().waysToWrite("C").size(), different);
  }

  @Test
  void noTwoSamplesAreAlike() {
    Matrix samples = load("C", 200, 0, 0, 1).train().values();

    assertEquals(
        200,
        IntStream.range(0, 200).mapToObj(row -> samples.slice(row, row + 1)).distinct().count());
  }

  @ParameterizedTest
  @CsvSource({"0123456789, 0.88", Handwriting.CHARACTERS + ", 0.78"})
  void theNearestMeanTellsCharactersApart(String characters, double least) {
    Splits splits = load(characters, 100 * characters.length(), 20 * characters.length(), 0, 1);
    double[][] means = means(splits.train(), characters.length());
    int right = 0;
    for (int row = 0; row < splits.test().count(); row++) {
      if (nearest(means, splits.test().values().row(row)) == row % characters.length()) {
        right++;
      }
    }

    double accuracy = right / (double) splits.test().count();
    assertTrue(accuracy > least, "accuracy " + accuracy);
  }

  private static double[][] means(Samples samples, int kinds) {
    double[][] sums = new double[kinds][samples.values().columns()];
    for (int row = 0; row < samples.count(); row++) {
      for (int pixel = 0; pixel < sums[0].length; pixel++) {
        sums[row % kinds][pixel] += samples.values().get(row, pixel) * kinds / samples.count();
      }
    }
    return sums;
  }

  private static int nearest(double[][] means, float[] picture) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int kind = 0; kind < means.length; kind++) {
      double distance = 0;
      for (int pixel = 0; pixel < picture.length; pixel++) {
        double difference = means[kind][pixel] - picture[pixel];
        distance += difference * difference;
      }
      if (distance < least) {
        least = distance;
        best = kind;
      }
    }
    return best;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A?B!?| characters: '?', '!' are not drawn; there are " + Handwriting.CHARACTERS,
        "A😀  | characters: '😀' is not drawn; there are " + Handwriting.CHARACTERS,
        "aBc  | characters: 'a', 'c' are not drawn; there are "
            + Handwriting.CHARACTERS
            + "; did you mean 'ABC'?",
        "ABA  | characters must each be named once, found 'A' twice",
        "''   | characters must name at least one of " + Handwriting.CHARACTERS + ", found none"
      })
  void namesCharactersItCannotWrite(String characters, String message) {
    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class,
            () -> new Handwriting.Options(characters, 1, 0, 0, 0, 1));

    assertEquals(message, thrown.getMessage());
  }
}
