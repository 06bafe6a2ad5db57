// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli.command;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * An amount of memory, written as for Java's own -Xmx: {@code 800m}, {@code 2g}.
 *
 * @param bytes at least 1
 */
record MemorySize(long bytes) {

  private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,8})([kmg]?)");

  /** Reads one. */
  static final class Converter implements ITypeConverter<MemorySize> {

    @Override
    public MemorySize convert(String text) {
      Matcher matcher = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
      if (!matcher.matches()) {
        throw new TypeConversionException(
            "must be a number of bytes, or a number followed by k, m or g such as 800m, found '"
                + text
                + "'");
      }
      int shift =
          switch (matcher.group(2)) {
            case "k" -> 10;
            case "m" -> 20;
            case "g" -> 30;
            default -> 0;
          };
      return new MemorySize(Long.parseLong(matcher.group(1)) << shift);
    }
  }
}
