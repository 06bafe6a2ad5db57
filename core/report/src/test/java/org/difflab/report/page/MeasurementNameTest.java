// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** The parts of names. */
class MeasurementNameTest {

  @Test
  void partsWhatIsMeasuredFromWhichOfSeveral() {
    MeasurementName name = MeasurementName.of("denoising-error at sigma 0.5");
    assertEquals(new MeasurementName("denoising-error", "at sigma 0.5", ""), name);
    assertEquals(OptionalDouble.of(0.5), name.number());
    assertEquals("sigma", name.numberWords());
    assertEquals("at sigma 0.5", name.variant());
  }

  @Test
  void leavesOtherNamesWhole() {
    MeasurementName name = MeasurementName.of("mode-share error");
    assertEquals(new MeasurementName("mode-share error", "", ""), name);
    assertEquals(OptionalDouble.empty(), name.number());
    assertEquals("", name.variant());
  }

  @Test
  void optionsTellAMetricApartThatIsListedTwice() {
    MeasurementName name = MeasurementName.of("denoising-error at sigma 0.5 (limit 20)");
    assertEquals(new MeasurementName("denoising-error", "at sigma 0.5", "(limit 20)"), name);
    assertEquals("denoising-error (limit 20)", name.family());
    assertEquals(OptionalDouble.of(0.5), name.number());
    assertEquals(
        new MeasurementName("mode-share", "of (-1, 1)", ""),
        MeasurementName.of("mode-share of (-1, 1)"));
  }
}
