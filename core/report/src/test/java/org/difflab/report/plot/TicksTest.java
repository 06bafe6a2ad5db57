// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicksTest {

  private static double extent(String text) {
    return 7.0 * text.length();
  }

  private static List<String> texts(Ticks ticks) {
    return ticks.ticks().stream().map(Ticks.Tick::text).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "-3.3, 3.3, 3, -2/0/2",
    "0, 1, 3, 0.0/0.5/1.0",
    "0.97, 1.03, 3, 0.98/1.00/1.02",
    "0, 1000, 5, '0/500/1,000'",
    "0, 3e-7, 4, 0/1e-7/2e-7/3e-7",
    "0, 4e12, 5, 0/1e12/2e12/3e12/4e12"
  })
  void areRoundNumbersWithTheDigitsThatTellThemApart(
      double from, double to, int most, String expected) {
    Ticks ticks = Ticks.linear(new Range(from, to), most, 2000, TicksTest::extent);
    assertEquals(expected, String.join("/", texts(ticks)));
    assertEquals("", ticks.offset());
  }

  @Test
  void numbersThatDifferLateAreSaidAsDifferences() {
    Ticks ticks = Ticks.linear(new Range(1_000_000.001, 1_000_000.0021), 4, 400, TicksTest::extent);
    assertEquals("+1000000.001", ticks.offset());
    assertEquals(List.of("0.0000", "0.0005", "0.0010"), texts(ticks));
    assertEquals(
        "−1000000.0012",
        Ticks.linear(new Range(-1_000_000.0012, -1_000_000.0006), 4, 400, TicksTest::extent)
            .offset());
  }

  private static void check(Ticks ticks, double length, String what) {
    assertTrue(!ticks.ticks().isEmpty(), what);
    for (int number = 0; number < ticks.ticks().size(); number++) {
      Ticks.Tick tick = ticks.ticks().get(number);
      assertTrue(tick.share() >= 0 && tick.share() <= 1, what + ticks);
      assertTrue(tick.text().length() <= 11, what + ticks);
      if (number > 0) {
        Ticks.Tick before = ticks.ticks().get(number - 1);
        double gap =
            (tick.share() - before.share()) * length
                - (extent(tick.text()) + extent(before.text())) / 2;
        assertTrue(gap > 0, what + ticks);
        assertTrue(!tick.text().equals(before.text()), what + ticks);
      }
    }
  }

  @Test
  void neverCollideInAnyRangeAndWidth() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    for (int trial = 0; trial < 3000; trial++) {
      double from = random.nextGaussian() * Math.pow(10, random.nextInt(-12, 13));
      double length = Math.pow(10, random.nextDouble(-9, 9)) * Math.max(1e-6, Math.abs(from));
      Range range = new Range(from, from + length);
      double pixels = random.nextDouble(30, 900);
      String what = range + " over " + pixels + ": ";
      check(Ticks.linear(range, 6, pixels, TicksTest::extent), pixels, what);
      double low = random.nextDouble(-300, 300);
      Range powers = new Range(low, low + random.nextDouble(1.4, 300));
      Ticks logarithmic = Ticks.logarithmic(powers, pixels, TicksTest::extent);
      if (!logarithmic.ticks().isEmpty()) {
        check(logarithmic, pixels, "powers " + powers + ": ");
      }
    }
  }

  @Test
  void rangesAtTheEndsOfNumbersHaveTicksToo() {
    for (Range range :
        List.of(
            new Range(-Double.MAX_VALUE, Double.MAX_VALUE),
            new Range(0, Double.MIN_VALUE),
            new Range(1, Math.nextUp(1.0)),
            new Range(1e300, Math.nextUp(1e300)))) {
      check(Ticks.linear(range, 6, 400, TicksTest::extent), 400, range + ": ");
    }
  }
}
