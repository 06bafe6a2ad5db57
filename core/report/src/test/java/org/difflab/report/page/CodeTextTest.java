// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "no code | no code | no code",
        "use `x` now | use x now | use `x` now",
        "`a*b` and `<b>` | a*b and <b> | `a*b` and `<b>`",
        "one ` alone | one ` alone | one \\` alone",
        "`` a`b `` | a`b | ``a`b``",
        "*no* `code*` | *no* code* | \\*no\\* `code*`",
        "`` | `` | \\`\\`",
      })
  void backticksEncloseCode(String text, String plain, String markdown) {
    assertEquals(plain, CodeText.of(text).plain());
    assertEquals(markdown, CodeText.of(text).markdown());
  }

  @Test
  void anEmptyTextHasNoParts() {
    assertEquals(true, CodeText.of("").isEmpty());
  }
}
