// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.page;

import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a measurement in its parts, as in "denoising-error at sigma 0.5 (limit 20)".
 *
 * @param metric the metric: "denoising-error"
 * @param variant the variant: "at sigma 0.5"; may be empty
 * @param options the options that distinguish a metric that is listed several times: "(limit 20)";
 *     may be empty
 */
record MeasurementName(String metric, String variant, String options) {

  /** Names of options begin with a letter, unlike the coordinates of a mode. */
  private static final Pattern OPTIONS = Pattern.compile("(.*) (\\([a-z][a-z0-9.-]* .*\\))");

  private static final Pattern VARIANT = Pattern.compile("(.*?) ((?:at|of|for|to) .*)");
  private static final Pattern NUMBER =
      Pattern.compile("(.*?)([-+]?\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?)");

  static MeasurementName of(String name) {
    Matcher withOptions = OPTIONS.matcher(name);
    String options = withOptions.matches() ? withOptions.group(2) : "";
    String plain = withOptions.matches() ? withOptions.group(1) : name;
    Matcher matcher = VARIANT.matcher(plain);
    return matcher.matches()
        ? new MeasurementName(matcher.group(1), matcher.group(2), options)
        : new MeasurementName(plain, "", options);
  }

  /** Returns the common name of its measurements: "denoising-error (limit 20)". */
  String family() {
    return options.isEmpty() ? metric : metric + " " + options;
  }

  /** Returns the number that ends the variant, if one does. */
  OptionalDouble number() {
    Matcher matcher = NUMBER.matcher(variant);
    return matcher.matches()
        ? OptionalDouble.of(Double.parseDouble(matcher.group(2)))
        : OptionalDouble.empty();
  }

  /** Returns the name of the number: "sigma". */
  String numberWords() {
    Matcher matcher = NUMBER.matcher(variant);
    return matcher.matches() ? matcher.group(1).replaceFirst("^at ", "").strip() : variant;
  }
}
