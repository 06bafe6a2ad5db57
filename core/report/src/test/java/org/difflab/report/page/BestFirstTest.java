// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.difflab.engine.comparison.Contestant;
import org.difflab.engine.comparison.ContestantResult;
import org.difflab.engine.comparison.MeasurementComparison;
import org.difflab.engine.comparison.Spread;
import org.difflab.spi.Measurement.Better;
import org.junit.jupiter.api.Test;

/** The order of contestants by a measurement. */
class BestFirstTest {

  private static final List<Double> VALUES = List.of(3.0, 1.0, Double.NaN, 2.0, 1.0);

  private static String order(Better better) {
    List<Contestant> contestants = new ArrayList<>();
    List<ContestantResult> results = new ArrayList<>();
    for (double value : VALUES) {
      Contestant contestant = new Contestant(Integer.toString(contestants.size()), Map.of());
      contestants.add(contestant);
      Optional<Spread> spread =
          Double.isNaN(value)
              ? Optional.empty()
              : Optional.of(new Spread(new TreeMap<>(Map.of(1L, value))));
      results.add(new ContestantResult(contestant, spread, Optional.empty(), List.of()));
    }
    StringBuilder order = new StringBuilder();
    BestFirst.order(contestants, new MeasurementComparison("any", better, results))
        .forEach(contestant -> order.append(contestant.pipeline()));
    return order.toString();
  }

  @Test
  void theBestComesFirstAndWhatHasNoValueLast() {
    assertEquals("14302", order(Better.LOWER));
    assertEquals("03142", order(Better.HIGHER));
  }

  @Test
  void theOrderOfTheFileStaysWhereNeitherWayIsBetter() {
    assertEquals("01234", order(Better.NEITHER));
  }
}
