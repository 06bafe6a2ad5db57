// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PaddingTest {

  @ParameterizedTest
  @EnumSource(Padding.class)
  void panelsHaveTheWidthsThatAreTried(Padding padding) {
    for (int columns = 1; columns <= 1100; columns++) {
      Set<Integer> widths = new LinkedHashSet<>();
      int step = padding.panelWidth(columns);
      for (int first = 0; first < columns; first += step) {
        widths.add(Math.min(step, columns - first));
      }
      assertEquals(widths, new LinkedHashSet<>(padding.panelWidths(columns)), columns + " columns");
      for (int width : widths) {
        assertEquals(width, padding.panelWidth(width), "a panel is not cut further");
      }
    }
  }
}
