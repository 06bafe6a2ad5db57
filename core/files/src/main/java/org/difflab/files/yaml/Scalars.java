// SPDX-License-Identifier: Apache-2.0
package org.difflab.files.yaml;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.difflab.files.DecimalText;

/**
 * Reads scalar values. Invalid values are reported with what was expected, for a subject given by
 * the caller: "option 'steps' of sampler 'ddim'".
 */
public final class Scalars {

  private static final Pattern WHOLE = Pattern.compile("[-+]?(0|[1-9][0-9_]*)");

  private final Problems problems;

  /** Creates a reader that reports to {@code problems}. */
  public Scalars(Problems problems) {
    this.problems = problems;
  }

  /** Reads a whole number between two inclusive bounds. */
  public Optional<Long> whole(String subject, Node node, long least, long greatest) {
    Optional<BigInteger> number =
        plain(node)
            .filter(text -> WHOLE.matcher(text).matches())
            .map(text -> new BigInteger(text.replace("_", "")));
    Optional<Long> value =
        number
            .filter(found -> found.bitLength() < Long.SIZE)
            .map(BigInteger::longValue)
            .filter(found -> found >= least && found <= greatest);
    return orReport(value, subject, node, () -> "a whole number" + range(number, least, greatest));
  }

  /** The limits of Java's types are mentioned only if the value exceeds them. */
  private static String range(Optional<BigInteger> number, long least, long greatest) {
    boolean tooSmall = number.isPresent() && number.get().compareTo(BigInteger.valueOf(least)) < 0;
    boolean tooGreat =
        number.isPresent() && number.get().compareTo(BigInteger.valueOf(greatest)) > 0;
    return NumberRange.of(
            tooSmall || least > Integer.MIN_VALUE ? least : Double.NEGATIVE_INFINITY,
            tooGreat || greatest < Integer.MAX_VALUE ? greatest : Double.POSITIVE_INFINITY)
        .words();
  }

  /** Reads a finite number of a range. */
  public Optional<Double> number(String subject, Node node, NumberRange range) {
    Optional<Double> value =
        plain(node)
            .map(DecimalText::parse)
            .filter(OptionalDouble::isPresent)
            .map(OptionalDouble::getAsDouble)
            .filter(range::contains);
    return orReport(value, subject, node, () -> "a number" + range.words());
  }

  /** Reads a duration whose seconds are in a range. */
  public Optional<Duration> duration(String subject, Node node, NumberRange range) {
    Optional<String> written =
        node instanceof Node.Scalar scalar ? Optional.of(scalar.text()) : Optional.empty();
    Optional<Duration> value =
        written.flatMap(DurationText::parse).filter(duration -> range.contains(seconds(duration)));
    if (value.isEmpty()) {
      String unit =
          written
              .filter(text -> WHOLE.matcher(text).matches())
              .map(text -> "; did you mean '" + text + "s'?")
              .orElse("");
      problems.report(
          node.place(),
          subject
              + " must be a duration"
              + range.durationWords()
              + ", such as 90s, 2m, 1h30m or 500ms, found "
              + node.found()
              + unit);
    }
    return value;
  }

  private static double seconds(Duration duration) {
    return duration.getSeconds() + duration.getNano() * 1e-9;
  }

  /** Reads {@code true} or {@code false}. */
  public Optional<Boolean> truth(String subject, Node node) {
    Optional<Boolean> value =
        plain(node)
            .filter(text -> text.equals("true") || text.equals("false"))
            .map(Boolean::valueOf);
    return orReport(value, subject, node, () -> "true or false");
  }

  /** Reads a text; what looks like a number is a text too. */
  public Optional<String> text(String subject, Node node) {
    Optional<String> value =
        node instanceof Node.Scalar scalar && !scalar.isNull()
            ? Optional.of(scalar.text())
            : Optional.empty();
    return orReport(value, subject, node, () -> "a text");
  }

  private static Optional<String> plain(Node node) {
    return node instanceof Node.Scalar scalar && scalar.style() == Node.Style.PLAIN
        ? Optional.of(scalar.text())
        : Optional.empty();
  }

  private <T> Optional<T> orReport(
      Optional<T> value, String subject, Node node, Supplier<String> expectation) {
    if (value.isEmpty()) {
      problems.report(
          node.place(), subject + " must be " + expectation.get() + ", found " + node.found());
    }
    return value;
  }
}
