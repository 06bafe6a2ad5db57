// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.difflab.spi.Progress;
import org.junit.jupiter.api.Test;

class TrialWarningsTest {

  private static final class Shown implements Progress {

    private final List<String> messages = new ArrayList<>();

    @Override
    public Stage begin(String title, long total) {
      return SILENT.begin(title, total);
    }

    @Override
    public void warn(String message) {
      messages.add(message);
    }
  }

  @Test
  void eachWarningIsKeptAndShownOnceWithTheNameOfTheTrial() {
    Shown shown = new Shown();
    TrialWarnings warnings = new TrialWarnings("base seed 2", shown);
    warnings.warn("first");
    warnings.warn("second");
    warnings.warn("first");
    assertEquals(List.of("first", "second"), warnings.messages());
    assertEquals(List.of("base seed 2: first", "base seed 2: second"), shown.messages);
  }

  @Test
  void theNameOfTheTrialIsNotRepeatedWhereTrialsRunSideBySide() {
    Shown shown = new Shown();
    new TrialWarnings("base", new TrialProgress("base", shown)).warn("found");
    assertEquals(List.of("base: found"), shown.messages);
  }
}
