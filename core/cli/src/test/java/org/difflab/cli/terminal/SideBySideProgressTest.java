// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.difflab.spi.Progress;
import org.junit.jupiter.api.Test;

class SideBySideProgressTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final SideBySideProgress progress =
      new SideBySideProgress(new PrintStream(bytes, true, StandardCharsets.UTF_8));

  private String line() {
    String[] drawn = bytes.toString(StandardCharsets.UTF_8).split("\r", -1);
    return drawn[drawn.length - 1].strip();
  }

  @Test
  void oneLineShowsWhatIsOpen() {
    Progress.Stage trials = progress.begin("trials", 6);
    Progress.Stage one = progress.begin("one seed 1: sampling", 1000);
    one.advance(250);
    trials.advance(2);
    Progress.Stage two = progress.begin("two seed 1: encoding", 0);
    assertEquals("trials 2/6 | one seed 1: sampling 250/1000 | two seed 1: encoding", line());
    one.close();
    assertEquals("trials 2/6 | two seed 1: encoding", line());
    two.close();
    trials.close();
    assertEquals("", line());
    assertTrue(bytes.toString(StandardCharsets.UTF_8).endsWith("\r"));
  }

  @Test
  void theLineIsNeverLongerThanItsColumns() {
    for (int trial = 0; trial < 9; trial++) {
      progress.begin("pipeline guidance.scale=" + trial + " seed 1: training", 100);
    }
    for (String drawn : bytes.toString(StandardCharsets.UTF_8).split("\r", -1)) {
      assertTrue(drawn.isEmpty() || drawn.length() == 110, drawn);
    }
    assertTrue(line().endsWith("…"));
  }
}
