// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli.command;

import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads whole numbers in decimal digits.
 *
 * @param <T> the type of the numbers
 * @param read reads one, throwing a NumberFormatException for anything else
 * @param bits numbers must be of a magnitude less than two to this power
 */
public record WholeNumberConverter<T>(Function<String, T> read, String bits)
    implements ITypeConverter<T> {

  @Override
  public T convert(String text) {
    try {
      return read.apply(text.strip());
    } catch (NumberFormatException e) {
      throw new TypeConversionException(
          "must be a whole number between -2^"
              + bits
              + " and 2^"
              + bits
              + ", found '"
              + text
              + "'");
    }
  }
}
