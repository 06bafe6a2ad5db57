package org.difflab.cli.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangeTest {

  @ParameterizedTest
  @CsvSource({
    "-3.3, 3.3, 3, -2.0/0.0/2.0",
    "0, 1, 3, 0.0/0.5/1.0",
    "0.97, 1.03, 3, 0.98/1.00/1.02",
    "0, 10000, 5, 0/5000/10000"
  })
  void ticksAreRoundNumbersWithin(double from, double to, int most, String expected) {
    Range range = new Range(from, to);
    List<Double> ticks = range.ticks(most);
    List<Double> wanted = List.of(expected.split("/")).stream().map(Double::valueOf).toList();
    assertEquals(wanted.size(), ticks.size(), ticks.toString());
    for (int i = 0; i < ticks.size(); i++) {
      assertEquals(wanted.get(i), ticks.get(i), 1e-9);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void thereAreAFewTicksInAnyRange(long seed) {
    Noise noise = Noise.of(seed, "range");
    double from = 100 * noise.normal(0, 0, 0);
    double length = Math.exp(4 * noise.normal(0, 0, 1));
    for (int most = 3; most < 9; most++) {
      int ticks = new Range(from, from + length).ticks(most).size();
      assertTrue(ticks >= 1 && ticks <= most, ticks + " ticks of " + most);
    }
  }

  @Test
  void ticksShowTheDigitsThatTellThemApart() {
    assertEquals("0.98", Range.text(0.98, 0.02));
    assertEquals("-2", Range.text(-2, 1));
    assertEquals("0", Range.text(-1e-17, 1));
  }

  @Test
  void coversAColumnAndIsNeverEmpty() {
    Matrix values = Matrix.ofRows(new float[] {-1, 7}, new float[] {3, 7});
    Range first = Range.of(values, 0);
    assertTrue(first.from() < -1 && first.to() > 3 && first.length() < 5, first.toString());
    Range constant = Range.of(values, 1);
    assertTrue(constant.from() < 7 && constant.to() > 7, constant.toString());
  }

  @Test
  void reachesForAnotherByItsOwnLengthAtMost() {
    Range data = new Range(0, 1);
    assertEquals(new Range(-1, 1.5), data.reachingFor(new Range(-1e9, 1.5)));
    assertEquals(data, data.reachingFor(new Range(0.2, 0.8)));
  }

  @Test
  void refusesEndsThatAreNone() {
    assertThrows(IllegalArgumentException.class, () -> new Range(1, 1));
    assertThrows(IllegalArgumentException.class, () -> new Range(0, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new Range(0, Double.POSITIVE_INFINITY));
  }
}
