// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.gallery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepsTest {

  @ParameterizedTest
  @CsvSource({
    "200, 0 1 5 10 50 100 200",
    "1000, 0 5 25 50 250 500 1000",
    "40, 0 1 2 10 20 40",
    "10, 0 1 3 5 10",
    "6, 0 1 2 3 4 5 6",
    "1, 0 1"
  })
  void stepsAreCloserWhereNoiseBegins(int last, String expected) {
    List<Integer> wanted = Arrays.stream(expected.split(" ")).map(Integer::valueOf).toList();
    assertEquals(wanted, Steps.denseNearClean(last));
  }

  @Test
  void spreadStepsHoldBothEnds() {
    assertEquals(List.of(0, 25, 50, 75, 100), Steps.spread(100, 5));
    assertEquals(List.of(0, 1, 2), Steps.spread(2, 50));
    assertEquals(List.of(0), Steps.spread(0, 50));
  }
}
