// SPDX-License-Identifier: Apache-2.0
package org.difflab.files.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {

  @ParameterizedTest
  @CsvSource({
    "90s, PT1M30S, 1m30s",
    "2m, PT2M, 2m",
    "1h30m, PT1H30M, 1h30m",
    "500ms, PT0.5S, 0.5s",
    "1s500ms, PT1.5S, 1.5s",
    "0.25s, PT0.25S, 0.25s",
    "1h0m7s, PT1H7S, 1h7s",
    "0s, PT0S, 0s",
    "0h, PT0S, 0s",
    "48h, PT48H, 48h",
    "PT2M, PT2M, 2m",
    "P1DT1S, PT24H1S, 24h1s",
    "10s, PT10S, 10s",
    "2m10s, PT2M10S, 2m10s",
    "100s, PT1M40S, 1m40s"
  })
  void readsWhatIsWrittenInAnyWay(String text, Duration duration, String canonical) {
    assertEquals(Optional.of(duration), DurationText.parse(text));
    assertEquals(canonical, DurationText.of(duration));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "s",
        "90",
        "1.5m",
        "-1s",
        "PT-1S",
        "1m2h",
        "1 s",
        "5 minutes",
        "1s1s",
        "1e3s",
        ".5s",
        "5.s",
        "999999999999999999h",
        "1.0000000001s",
        "1h30"
      })
  void refusesWhatIsNone(String text) {
    assertEquals(Optional.empty(), DurationText.parse(text));
  }

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void readsBackWhatItWrote(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Duration duration =
        Duration.ofSeconds(
            random.nextLong(1L << random.nextInt(1, 63)), random.nextInt(1_000_000_000));
    assertEquals(Optional.of(duration), DurationText.parse(DurationText.of(duration)));
  }

  @Test
  void theLongestReadsBack() {
    Duration longest = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);
    assertEquals(Optional.of(longest), DurationText.parse(DurationText.of(longest)));
  }
}
