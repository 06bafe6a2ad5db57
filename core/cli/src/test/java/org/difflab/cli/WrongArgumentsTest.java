// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of arguments that cannot be read fits a terminal and names no type of Java's. */
class WrongArgumentsTest {

  @Test
  void longArgumentsAreShortenedWhereverTheyStand() {
    String word = "x".repeat(5000);
    for (List<String> arguments :
        List.of(
            List.of(word),
            List.of("judge", word),
            List.of("run", "a.yaml", "--" + word),
            List.of("run", "a.yaml", "--parallel", word),
            List.of("generate", "--run", word, "--out", "a.png"),
            List.of("data", "fetch", word),
            List.of("describe", word, word))) {
      CommandLineRun run = CommandLineRun.of(arguments.toArray());
      assertTrue(run.exitCode() > 0, arguments.get(0));
      assertTrue(run.errors().lines().allMatch(line -> line.length() < 1000), run.errors());
      assertTrue(run.errors().contains(" characters)…"), run.errors());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"99999999999999999999", "1.5", "many", "", "0x10"})
  void wholeNumbersAreAskedForInWords(String number) {
    CommandLineRun seed =
        CommandLineRun.of("generate", "--run", "r", "--out", "a.png", "--seed", number);
    assertEquals(2, seed.exitCode());
    assertTrue(
        seed.errors()
            .contains(
                "'--seed': must be a whole number between -2^63 and 2^63, found '" + number + "'"),
        seed.errors());
    CommandLineRun parallel = CommandLineRun.of("run", "a.yaml", "--parallel", number);
    assertTrue(parallel.errors().contains("between -2^31 and 2^31"), parallel.errors());
  }
}
