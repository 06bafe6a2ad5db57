// SPDX-License-Identifier: Apache-2.0
package org.difflab.diffusion.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.difflab.diffusion.Golden;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Schedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenSchedulesTest {

  private static final double RELATIVE = 1e-6;
  private static final Golden GOLDEN = Golden.read();

  static Stream<Arguments> schedules() {
    return Stream.of(
        Arguments.of(
            "linear T=200 1e-4..0.2",
            new LinearSchedule(new LinearSchedule.Options(200, 1e-4, 0.2))),
        Arguments.of(
            "linear T=1000 1e-4..0.02",
            new LinearSchedule(new LinearSchedule.Options(1000, 1e-4, 0.02))),
        Arguments.of(
            "scaled-linear T=40 (1000/T)*(1e-4..0.02)",
            new ScaledLinearSchedule(new ScaledLinearSchedule.Options(40, 1e-4, 0.02))),
        Arguments.of(
            "cosine T=100 s=0.008", new CosineSchedule(new CosineSchedule.Options(100, 0.008))),
        Arguments.of(
            "cosine T=1000 s=0.008", new CosineSchedule(new CosineSchedule.Options(1000, 0.008))),
        Arguments.of(
            "explicit betas",
            new BetasSchedule(
                new BetasSchedule.Options(List.of(.001, .01, .05, .1, .2, .3, .4, .6, .8, .999)))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("schedules")
  void levelsAreThoseOfTheReference(String name, Schedule schedule) {
    JsonNode expected = GOLDEN.at("schedules", name);
    double[] levels = Golden.numbers(expected.get("levels"));
    double[] signal = Golden.numbers(expected.get("signal"));
    double[] noise = Golden.numbers(expected.get("noise"));
    for (int i = 0; i < levels.length; i++) {
      NoiseLevel level = schedule.level((int) levels[i]);
      assertEquals(signal[i], level.signal(), RELATIVE * signal[i], "signal of " + levels[i]);
      assertEquals(noise[i], level.noise(), RELATIVE * noise[i], "noise of " + levels[i]);
    }
  }

  @Test
  void noReferenceIsLeftOut() {
    assertEquals(GOLDEN.at("schedules").size(), schedules().count());
  }

  @Test
  void karrasLevelsAreThoseOfTheReference() {
    double[] expected = Golden.numbers(GOLDEN.at("karras sigmas n=10 0.002..80 rho=7"));
    KarrasSchedule.Options options = new KarrasSchedule.Options(50, 0.002, 80, 7);
    List<NoiseLevel> grid = new KarrasSchedule(options).grid(10);
    assertEquals(expected.length + 1, grid.size());
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], grid.get(i).noise(), RELATIVE * expected[i]);
      assertEquals(1, grid.get(i).signal());
    }
    assertEquals(NoiseLevel.CLEAN, grid.get(10));
  }
}
