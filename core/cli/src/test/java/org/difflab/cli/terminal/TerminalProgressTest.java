// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.difflab.cli.terminal.TerminalProgress.Medium;
import org.difflab.spi.Progress;
import org.junit.jupiter.api.Test;

class TerminalProgressTest {

  private static String shown(Medium medium) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    try (Progress.Stage stage =
        new TerminalProgress(out, medium).begin("denoiser 'mlp': training", 20_000)) {
      stage.advance(12_000);
      stage.note("loss 0.0345, best 0.0312");
      stage.advance(3_000);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aTerminalShowsTheNoteBesideTheBarAndTheTimes() {
    String[] drawn = shown(Medium.TERMINAL).strip().split("\r", -1);
    String last = drawn[drawn.length - 1];
    assertTrue(
        last.matches(
            "(?s).*denoiser 'mlp': training  75% .*15000/20000 \\(\\d+:\\d\\d:\\d\\d / .*\\)"
                + ".*loss 0\\.0345, best 0\\.0312.*"),
        last);
  }

  @Test
  void numbersAreTheSameInEveryCountry() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      aFileGetsOneLineWithTheLastNote();
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void aFileGetsOneLineWithTheLastNote() {
    String text = shown(Medium.FILE);
    assertTrue(
        text.matches(
            "denoiser 'mlp': training \\(loss 0\\.0345, best 0\\.0312\\): \\d+\\.\\d\\d s\\R"),
        text);
  }
}
