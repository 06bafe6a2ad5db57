// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.plot;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Round numbers along an axis, as many as their labels have space for.
 *
 * @param ticks the places, in order
 * @param offset the offset that is to be added to every label, as shown at the axis; may be empty
 */
public record Ticks(List<Tick> ticks, String offset) {

  private static final int LONGEST_LABEL = 8;
  private static final int SPELLED_OUT = 4;
  private static final double GAP = 6;
  private static final double MANY_DECADES = 2.5;
  private static final long MOST_EXACT = 1L << 50;
  private static final int[] FIRST_DIGITS = {1, 2, 5, 10};
  private static final int[] DECADES = {1, 2, 3, 5, 10, 20, 50, 100, 200, 500};
  private static final double EDGE = 1e-9;

  /**
   * A labelled place.
   *
   * @param share its position: 0 at the lower end, 1 at the upper
   * @param text its label
   */
  public record Tick(double share, String text) {}

  /** Copies the list. */
  public Ticks {
    ticks = List.copyOf(ticks);
  }

  /**
   * Returns ticks with equal differences.
   *
   * @param most maximum number
   * @param length the length of the axis, in pixels
   * @param extent the size of a label along the axis, in pixels
   */
  public static Ticks linear(
      Range range, int most, double length, ToDoubleFunction<String> extent) {
    Ticks ticks = linear(range, most);
    for (int count = most - 1; count >= 2 && !ticks.fits(length, extent); count--) {
      ticks = linear(range, count);
    }
    return ticks.thinned(length, extent);
  }

  /**
   * Returns ticks with equal ratios: 1, 2 and 5 times each power of ten if there are few powers,
   * otherwise only powers or some of them.
   *
   * @param range the base-10 logarithms of the ends
   * @param length the length of the axis, in pixels
   * @param extent the size of a label along the axis, in pixels
   */
  public static Ticks logarithmic(Range range, double length, ToDoubleFunction<String> extent) {
    if (range.length() <= MANY_DECADES) {
      Ticks ticks = decades(range, 1, 1, 2, 5);
      if (ticks.fits(length, extent)) {
        return ticks;
      }
    }
    Ticks ticks = decades(range, 1, 1);
    for (int number = 1; number < DECADES.length && !ticks.fits(length, extent); number++) {
      ticks = decades(range, DECADES[number], 1);
    }
    return ticks.thinned(length, extent);
  }

  private static Ticks linear(Range range, int most) {
    double raw = range.length() / most;
    int power = (int) Math.floor(Math.log10(raw));
    for (int digit : FIRST_DIGITS) {
      double step = digit * Math.pow(10, power);
      double first = Math.ceil(range.from() / step - EDGE);
      double last = Math.floor(range.to() / step + EDGE);
      if (!(step > 0) || Math.max(Math.abs(first), Math.abs(last)) > MOST_EXACT) {
        return middle(range);
      }
      if (last - first < most) {
        return linear(range, (long) first, (long) last, BigDecimal.valueOf(digit, -power));
      }
    }
    return middle(range);
  }

  private static Ticks linear(Range range, long first, long last, BigDecimal step) {
    List<BigDecimal> values = new ArrayList<>();
    for (long number = first; number <= last; number++) {
      values.add(step.multiply(BigDecimal.valueOf(number)));
    }
    List<String> texts = texts(values, step);
    if (texts.stream().allMatch(text -> text.length() <= LONGEST_LABEL)) {
      return of(range, values, texts, "");
    }
    BigDecimal base = values.get(0);
    List<BigDecimal> above = values.stream().map(value -> value.subtract(base)).toList();
    return of(range, values, texts(above, step), signed(base));
  }

  private static Ticks of(Range range, List<BigDecimal> values, List<String> texts, String offset) {
    return new Ticks(
        IntStream.range(0, values.size())
            .mapToObj(
                number -> {
                  double share = range.share(values.get(number).doubleValue());
                  return new Tick(Math.max(0, Math.min(1, share)), texts.get(number));
                })
            .toList(),
        offset);
  }

  /** A range whose numbers cannot be distinguished gets one label. */
  private static Ticks middle(Range range) {
    double middle = range.from() / 2 + range.to() / 2;
    return new Ticks(List.of(new Tick(0.5, String.format(Locale.ROOT, "%.4g", middle))), "");
  }

  /**
   * Returns numbers with the digits that distinguish neighbours, in plain or scientific notation.
   */
  private static List<String> texts(List<BigDecimal> values, BigDecimal step) {
    int decimals = Math.max(0, step.stripTrailingZeros().scale());
    if (decimals < LONGEST_LABEL) {
      List<String> plain =
          values.stream()
              .map(value -> String.format(Locale.ROOT, "%,." + decimals + "f", value))
              .toList();
      if (plain.stream().allMatch(text -> text.length() <= LONGEST_LABEL)) {
        return plain;
      }
    }
    int power =
        values.stream()
            .filter(value -> value.signum() != 0)
            .mapToInt(value -> value.precision() - value.scale() - 1)
            .max()
            .orElse(0);
    int digits = Math.max(0, power + step.stripTrailingZeros().scale());
    return values.stream()
        .map(
            value ->
                value.signum() == 0
                    ? "0"
                    : String.format(
                            Locale.ROOT, "%." + digits + "f", value.scaleByPowerOfTen(-power))
                        + "e"
                        + power)
        .toList();
  }

  private static String signed(BigDecimal base) {
    BigDecimal stripped = base.abs().stripTrailingZeros();
    String plain = stripped.toPlainString();
    return (base.signum() < 0 ? "−" : "+") + (plain.length() <= 20 ? plain : stripped.toString());
  }

  private static Ticks decades(Range range, int every, int... firstDigits) {
    List<Tick> ticks = new ArrayList<>();
    for (int power = (int) Math.floor(range.from()); power <= Math.ceil(range.to()); power++) {
      for (int digit : firstDigits) {
        double share = range.share(power + Math.log10(digit));
        if (Math.floorMod(power, every) == 0 && share >= -EDGE && share <= 1 + EDGE) {
          ticks.add(new Tick(Math.max(0, Math.min(1, share)), power(digit, power)));
        }
      }
    }
    return new Ticks(ticks, "");
  }

  private static String power(int digit, int power) {
    return Math.abs(power) <= SPELLED_OUT
        ? String.format(
            Locale.ROOT, "%,." + Math.max(0, -power) + "f", BigDecimal.valueOf(digit, -power))
        : digit + "e" + power;
  }

  private boolean fits(double length, ToDoubleFunction<String> extent) {
    for (int number = 1; number < ticks.size(); number++) {
      if (!apart(ticks.get(number - 1), ticks.get(number), length, extent)) {
        return false;
      }
    }
    return true;
  }

  private static boolean apart(
      Tick lower, Tick upper, double length, ToDoubleFunction<String> extent) {
    return (upper.share() - lower.share()) * length
        >= (extent.applyAsDouble(lower.text()) + extent.applyAsDouble(upper.text())) / 2 + GAP;
  }

  /** Removes labels that would still overlap. */
  private Ticks thinned(double length, ToDoubleFunction<String> extent) {
    List<Tick> left = new ArrayList<>();
    for (Tick tick : ticks) {
      if (left.isEmpty() || apart(left.get(left.size() - 1), tick, length, extent)) {
        left.add(tick);
      }
    }
    return new Ticks(left, offset);
  }
}
