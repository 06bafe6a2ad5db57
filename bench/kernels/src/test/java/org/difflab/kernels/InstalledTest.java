// SPDX-License-Identifier: Apache-2.0
package org.difflab.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.difflab.linear.AlgebraSetting;
import org.difflab.spi.InputException;
import org.difflab.spi.Sampler;
import org.difflab.spi.Schedule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InstalledTest {

  private final Installed installed = new Installed();

  @BeforeEach
  void open() {
    installed.algebra = AlgebraSetting.PLAIN;
    installed.threads = 1;
    installed.open();
  }

  @AfterEach
  void close() {
    installed.close();
  }

  @Test
  void makesComponentsWithTheirOptions() {
    Schedule schedule = installed.make(Schedule.class, "cosine; steps: 7; offset: 0.01");
    assertEquals(7, schedule.steps());
    assertEquals(
        4, installed.make(Sampler.class, "ddim; steps: 3", schedule).grid(schedule).size());
  }

  @Test
  void makesTheComponentsOfOthers() {
    Schedule schedule = installed.make(Schedule.class, "cosine; steps: 7");
    Sampler leap = installed.make(Sampler.class, "acme.leap; leaps: 3; mirrored: true", schedule);
    assertEquals(2, leap.grid(schedule).size());
  }

  @Test
  void saysWhatIsWrongWithAChoice() {
    assertTold("did you mean 'cosine'", "cosin");
    assertTold("'steps'", "cosine; steps: none");
    assertTold("YAML", "cosine; steps: [");
  }

  private void assertTold(String expected, String choice) {
    InputException thrown =
        assertThrows(InputException.class, () -> installed.make(Schedule.class, choice));
    assertTrue(thrown.getMessage().contains(expected), thrown.getMessage());
  }
}
