package org.difflab.cli.report;

import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a measurement in its parts.
 *
 * @param family what is measured: "denoising-error"
 * @param variant which of several: "at sigma 0.5"; may be empty
 */
record MeasurementName(String family, String variant) {

  private static final Pattern VARIANT = Pattern.compile("(.*?) ((?:at|of|for|to) .*)");
  private static final Pattern NUMBER =
      Pattern.compile("(.*?)([-+]?\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?)");

  static MeasurementName of(String name) {
    Matcher matcher = VARIANT.matcher(name);
    return matcher.matches()
        ? new MeasurementName(matcher.group(1), matcher.group(2))
        : new MeasurementName(name, "");
  }

  /** Returns the number that ends the variant, if one does. */
  OptionalDouble number() {
    Matcher matcher = NUMBER.matcher(variant);
    return matcher.matches()
        ? OptionalDouble.of(Double.parseDouble(matcher.group(2)))
        : OptionalDouble.empty();
  }

  /** Returns what the number says: "sigma". */
  String numberWords() {
    Matcher matcher = NUMBER.matcher(variant);
    return matcher.matches() ? matcher.group(1).replaceFirst("^at ", "").strip() : variant;
  }
}
