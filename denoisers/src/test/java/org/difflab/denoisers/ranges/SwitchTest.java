// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.ranges;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.difflab.denoisers.Made;
import org.difflab.denoisers.Problem;
import org.difflab.spi.DenoiserModel;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Schedule;
import org.difflab.spi.training.DenoiserInput;
import org.difflab.tck.ContractSchedule;
import org.junit.jupiter.api.Test;

class SwitchTest {

  private static final Schedule SCHEDULE = new ContractSchedule();
  private static final DenoiserInput INPUT = Problem.prompts(5, 400, 3, 2);
  private static final String TWO =
      "\"denoisers\": [" + Made.json("ideal", "") + "," + Made.json("wiener", "") + "]";

  @Test
  void eachRangeIsServedByItsOwn() {
    try (Made made = new Made()) {
      String border = TWO + ", \"sigmas\": [" + SCHEDULE.level(10).sigma() + "]";
      DenoiserModel both =
          made.trainer("switch", border, SCHEDULE).train(INPUT, Problem.training());
      DenoiserModel ideal = made.trainer("ideal", "", SCHEDULE).train(INPUT, Problem.training());
      DenoiserModel wiener = made.trainer("wiener", "", SCHEDULE).train(INPUT, Problem.training());
      for (int step = 1; step <= SCHEDULE.steps(); step++) {
        NoiseLevel level = SCHEDULE.level(step);
        Matrix expected =
            (step < 10 ? ideal : wiener).denoise(INPUT.latents(), level, INPUT.conditions());
        assertEquals(expected, both.denoise(INPUT.latents(), level, INPUT.conditions()));
      }
      DenoiserModel loaded = made.trainer("switch", border, SCHEDULE).load(both.weights());
      NoiseLevel level = SCHEDULE.level(4);
      assertEquals(
          both.denoise(INPUT.latents(), level, INPUT.conditions()),
          loaded.denoise(INPUT.latents(), level, INPUT.conditions()));
    }
  }

  @Test
  void itIsMeasuredBetweenLevelsOnlyIfAllDenoisersCanBe() {
    try (Made made = new Made()) {
      made.trainer("switch", TWO + ", \"sigmas\": [1]", SCHEDULE).checkBetweenLevels();
      String each = TWO.replace("]", "," + Made.json("linear", "\"levels\": \"each\"") + "]");
      IllegalArgumentException refused =
          assertThrows(
              IllegalArgumentException.class,
              () ->
                  made.trainer("switch", each + ", \"sigmas\": [1, 2]", SCHEDULE)
                      .checkBetweenLevels());
      assertTrue(refused.getMessage().contains("levels: all"), refused.getMessage());
    }
  }

  @Test
  void bordersMustFitTheDenoisers() {
    try (Made made = new Made()) {
      InputException many =
          assertThrows(
              InputException.class,
              () -> made.trainer("switch", TWO + ", \"sigmas\": [1, 2]", SCHEDULE));
      assertTrue(many.getMessage().contains("one sigma fewer; found 2 and 2"), many.getMessage());
      String three = TWO.replace("]", "," + Made.json("wiener", "") + "]");
      InputException falling =
          assertThrows(
              InputException.class,
              () -> made.trainer("switch", three + ", \"sigmas\": [2, 1]", SCHEDULE));
      assertTrue(falling.getMessage().contains("sigmas must rise, found [2.0, 1.0]"));
    }
  }
}
