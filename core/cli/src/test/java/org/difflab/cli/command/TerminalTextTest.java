// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TerminalTextTest {

  @Test
  void longWordsAreShortened() {
    String shown = TerminalText.of("no such file: " + "x".repeat(5000) + "; look again");
    assertTrue(shown.length() < 300, shown);
    assertTrue(shown.startsWith("no such file: xxx"), shown);
    assertTrue(shown.contains("(5001 characters)"), shown);
    assertTrue(shown.endsWith("x; look again"), shown);
  }

  @Test
  void ordinaryMessagesStay() {
    String message = "a.yaml:1:2: option 'x' of pca must be 3\n\ta.yaml:2:1: $1 \\ too";
    assertEquals(message, TerminalText.of(message));
  }

  @Test
  void controlCharactersAreSpelled() {
    assertEquals("a\\u0000b\\u001b[31m", TerminalText.of("a\0b\u001b[31m"));
  }
}
