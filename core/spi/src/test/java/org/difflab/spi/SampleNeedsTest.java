// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.difflab.spi.training.DenoiserInput;
import org.difflab.spi.training.DenoiserTrainer;
import org.difflab.spi.training.Training;
import org.junit.jupiter.api.Test;

/** What is missing is reported at once; what is not known is not missing. */
class SampleNeedsTest {

  private static final DenoiserTrainer NO_DENSITY =
      new DenoiserTrainer() {

        @Override
        public DenoiserModel train(DenoiserInput input, Training training) {
          throw new UnsupportedOperationException();
        }

        @Override
        public DenoiserModel load(Weights weights) {
          throw new UnsupportedOperationException();
        }
      };

  private static PlannedEvaluation planned(SplitSizes data, SampleCounts generated) {
    return new PlannedEvaluation(
        "letters", Shape.vector(2), List.of("a", "b", "c"), data, generated, NO_DENSITY);
  }

  private static SampleNeeds needs(SplitSizes data, SampleCounts generated) {
    return planned(data, generated).needs("measure");
  }

  @Test
  void everythingThatIsMissingIsReported() {
    SplitSizes data =
        new SplitSizes(SampleCounts.of(1), SampleCounts.of(0), SampleCounts.of(Map.of("a", 2)));
    SampleNeeds needs = needs(data, SampleCounts.of(Map.of("a", 1, "b", 5)));
    assertEquals(
        "metric 'measure' needs at least 3 training samples, found 1 (data set 'letters'), and at"
            + " least 2 generated samples of each prompt, found 1 of 'a', and at least 2 test"
            + " samples of each prompt, found 0 of 'b'",
        assertThrows(InputException.class, needs.training(3).generated(6).ofEachPrompt(2)::require)
            .getMessage());
  }

  @Test
  void theOptionsThatGiveTestSamplesAreNamed() {
    SplitSizes data = new SplitSizes(SampleCounts.of(5), SampleCounts.of(0), SampleCounts.of(0));
    SampleNeeds needs = needs(data, SampleCounts.of(6));
    assertEquals(
        "metric 'measure' needs at least 2 test samples, found 0 (data set 'letters'; set it by its"
            + " option test, test-file or test-images)",
        assertThrows(InputException.class, needs.test(2)::require).getMessage());
  }

  @Test
  void whatIsUnknownIsNotMissing() {
    assertDoesNotThrow(
        needs(SplitSizes.UNKNOWN, SampleCounts.of(6)).generated(6).test(9).ofEachPrompt(3)
            ::require);
    assertThrows(
        InputException.class, needs(SplitSizes.UNKNOWN, SampleCounts.of(0)).generated(1)::require);
  }

  @Test
  void countsKnowTheirTotal() {
    assertEquals(OptionalInt.of(3), SampleCounts.of(Map.of("a", 1, "b", 2)).total());
    assertEquals(OptionalInt.of(0), SampleCounts.of(Map.of("a", 1)).count("b"));
    assertEquals(OptionalInt.empty(), SampleCounts.of(4).count("a"));
    assertThrows(IllegalArgumentException.class, () -> SampleCounts.of(Map.of("a", -1)));
  }
}
