// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatchWidthsTest {

  private static NoiseLevel level(double sigma) {
    return new NoiseLevel(0.5, 1, sigma);
  }

  @Test
  void eachSideServesFromItsSigmaOn() {
    PatchWidths widths = PatchWidths.parse(List.of("3", "7", "image"), List.of(0.5, 2.0));
    assertEquals(3, widths.at(NoiseLevel.CLEAN));
    assertEquals(3, widths.at(level(0.499)));
    assertEquals(7, widths.at(level(0.5)));
    assertEquals(7, widths.at(level(1.9)));
    assertEquals(PatchWidths.IMAGE, widths.at(level(2)));
    assertEquals(PatchWidths.IMAGE, widths.at(level(1e6)));
  }

  @ParameterizedTest
  @CsvSource({"1, 3", "2, 3", "3, 5", "8, 9", "10, 9", "11, 11", "15, 21", "19, 27"})
  void theCalibratedSidesServeAtTheirTimes(int twentieth, int side) {
    double sigma = Math.tan(Math.PI / 2 * twentieth / 20 / 1.008);
    assertEquals(side, PatchWidths.calibrated(new Shape(28, 28, 1)).at(level(sigma)));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 8, 28, 32, 48, 256})
  void calibratedSidesAreOddAndGrowWithTheNoise(int size) {
    List<Integer> sides = PatchWidths.calibrated(new Shape(size, size, 3)).sides();
    for (int i = 0; i < sides.size(); i++) {
      assertEquals(1, sides.get(i) % 2);
      assertTrue(i == 0 || sides.get(i) >= sides.get(i - 1));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"4", "0", "-3", "3.5", "whole", "", "3px", "99999999999"})
  void refusesWhatIsNoWidth(String side) {
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> new PatchOptions(List.of(side), List.of(), ComparedImages.ALL))
            .getMessage();
    assertTrue(message.contains(side) && message.contains("odd"), message);
  }

  @Test
  void refusesSigmasThatDoNotFit() {
    assertThrows(
        IllegalArgumentException.class, () -> PatchWidths.parse(List.of("3", "5"), List.of()));
    assertThrows(
        IllegalArgumentException.class,
        () -> PatchWidths.parse(List.of("3", "5", "7"), List.of(1.0, 1.0)));
    assertThrows(
        IllegalArgumentException.class,
        () -> new PatchOptions(List.of(), List.of(1.0), ComparedImages.ALL));
  }
}
