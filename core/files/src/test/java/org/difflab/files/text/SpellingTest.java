// SPDX-License-Identifier: Apache-2.0
package org.difflab.files.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

  @ParameterizedTest
  @CsvSource({
    "steps, steps",
    "dropFirst, drop-first",
    "DROP_FIRST, drop-first",
    "log2Scale, log2-scale",
    "per8Bits, per8-bits",
    "useKL, use-kl",
    "aBcD, a-bc-d",
    "Options, options",
    "trainÄnderung, trainänderung"
  })
  void namesOfJavaAreHyphenatedInFiles(String name, String written) {
    assertEquals(written, Spelling.hyphenated(name));
  }
}
