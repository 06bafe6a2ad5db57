// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class MemorySizeTest {

  private final MemorySize.Converter converter = new MemorySize.Converter();

  @ParameterizedTest
  @CsvSource({"1, 1", "3k, 3072", "800m, 838860800", "2G, 2147483648", " 5M , 5242880"})
  void isWrittenAsForJava(String text, long bytes) {
    assertEquals(bytes, converter.convert(text).bytes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1m", "2t", "1.5g", "m", "9999999999g"})
  void everythingElseIsRefused(String text) {
    TypeConversionException e =
        assertThrows(TypeConversionException.class, () -> converter.convert(text));
    assertTrue(e.getMessage().contains("found '" + text + "'"), e.getMessage());
  }

  @Test
  void theLargestIsNoNegativeNumber() {
    assertTrue(converter.convert("999999999g").bytes() > 0);
  }
}
