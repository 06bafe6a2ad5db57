package org.difflab.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** The parts of names. */
class MeasurementNameTest {

  @Test
  void partsWhatIsMeasuredFromWhichOfSeveral() {
    MeasurementName name = MeasurementName.of("denoising-error at sigma 0.5");
    assertEquals(new MeasurementName("denoising-error", "at sigma 0.5"), name);
    assertEquals(OptionalDouble.of(0.5), name.number());
    assertEquals("sigma", name.numberWords());
    assertEquals("at sigma 0.5", name.shortName());
  }

  @Test
  void leavesOtherNamesWhole() {
    MeasurementName name = MeasurementName.of("mode-share error");
    assertEquals(new MeasurementName("mode-share error", ""), name);
    assertEquals(OptionalDouble.empty(), name.number());
    assertEquals("mode-share error", name.shortName());
  }

  @Test
  void aReferenceSaysHowFarAValueIsOnTheWay() {
    References references =
        new References(
            Map.of("a", 1.0, "b", 0.0, "c", 1.0),
            Map.of("a", 100.0, "b", 4.0, "c", 1.0));
    assertEquals(0.5, references.share("a", 10).orElseThrow(), 1e-12, "by ratio");
    assertEquals(0.25, references.share("b", 1).orElseThrow(), 1e-12, "by difference");
    assertEquals(1, references.share("b", 9).orElseThrow(), "no farther than the ceiling");
    assertEquals(OptionalDouble.empty(), references.share("c", 1), "floor and ceiling are one");
    assertEquals(OptionalDouble.empty(), references.share("d", 1));
  }
}
