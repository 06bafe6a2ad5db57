// SPDX-License-Identifier: Apache-2.0
package org.difflab.files.yaml;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as texts: hours, minutes, seconds and milliseconds in this order, as in {@code 90s},
 * {@code 1h30m} or {@code 500ms}, or as ISO 8601 writes them, as in {@code PT2M}.
 */
public final class DurationText {

  private static final int MILLIS_PER_SECOND = 1000;
  private static final int NANOS = 9;
  // Maximum number of digits of a long.
  private static final String WHOLE = "([0-9]{1,18})";
  private static final String UNITS_FORM =
      "(?=[0-9])(?:"
          + WHOLE
          + "h)?(?:"
          + WHOLE
          + "m(?!s))?(?:"
          + WHOLE
          + "(?:\\.([0-9]{1,9}))?s)?(?:"
          + WHOLE
          + "ms)?";
  private static final Pattern UNITS = Pattern.compile(UNITS_FORM);

  /**
   * The format as a regular expression for JSON Schema; it also matches some durations that are too
   * long.
   */
  public static final String PATTERN = UNITS_FORM + "|[+]?[Pp][0-9DdTtHhMmSs.,+]+";

  private DurationText() {}

  /** Parses a text; empty if it is not a duration, or is negative. */
  public static Optional<Duration> parse(String text) {
    try {
      Matcher units = UNITS.matcher(text);
      return units.matches() ? Optional.of(sum(units)) : iso(text);
    } catch (ArithmeticException | DateTimeException e) {
      // Too long for a Duration, or not of this format.
      return Optional.empty();
    }
  }

  private static Optional<Duration> iso(String text) {
    return Optional.of(Duration.parse(text)).filter(duration -> !duration.isNegative());
  }

  private static Duration sum(Matcher units) {
    return Duration.ZERO
        .plusHours(number(units, 1))
        .plusMinutes(number(units, 2))
        .plusSeconds(number(units, 3))
        .plusNanos(nanos(Optional.ofNullable(units.group(4)).orElse("")))
        .plusSeconds(number(units, 5) / MILLIS_PER_SECOND)
        .plusMillis(number(units, 5) % MILLIS_PER_SECOND);
  }

  private static long number(Matcher units, int group) {
    return Optional.ofNullable(units.group(group)).map(Long::parseLong).orElse(0L);
  }

  private static long nanos(String fraction) {
    return Long.parseLong(fraction + "0".repeat(NANOS - fraction.length()));
  }

  /**
   * Returns the canonical text of a duration: {@code 1h30m}, {@code 1m30s}, {@code 0.5s}, {@code
   * 0s}.
   */
  public static String of(Duration duration) {
    StringBuilder text = new StringBuilder();
    if (duration.toHours() > 0) {
      text.append(duration.toHours()).append('h');
    }
    if (duration.toMinutesPart() > 0) {
      text.append(duration.toMinutesPart()).append('m');
    }
    BigDecimal seconds =
        BigDecimal.valueOf(duration.toSecondsPart())
            .add(BigDecimal.valueOf(duration.toNanosPart(), NANOS));
    if (seconds.signum() > 0 || text.isEmpty()) {
      text.append(seconds.signum() == 0 ? "0" : seconds.stripTrailingZeros().toPlainString());
      text.append('s');
    }
    return text.toString();
  }
}
