// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.difflab.engine.reference.References;
import org.difflab.engine.run.TrialResult;
import org.difflab.engine.run.Unmeasured;
import org.difflab.spi.Measurement;
import org.junit.jupiter.api.Test;

class ResultTableTest {

  private static TrialResult trial(List<Measurement> measurements) {
    return trial(measurements, List.of());
  }

  private static TrialResult trial(List<Measurement> measurements, List<Unmeasured> unmeasured) {
    return new TrialResult(
        new TrialResult.Identity("one seed 1", "one_seed_1", "key", "one", Map.of(), 1),
        TrialResult.Status.FINISHED,
        "",
        new TrialResult.Cost(List.of(), 10, 0.5, 20, 0),
        new TrialResult.Measured(measurements, unmeasured, List.of()),
        List.of(),
        Map.of());
  }

  private static Measurement lower(String name, double value) {
    return new Measurement(name, value, Measurement.Better.LOWER);
  }

  @Test
  void valuesStandUnderTheirNames() {
    List<TrialResult> results = List.of(trial(List.of(lower("a", 1), lower("b", 2))));
    assertEquals(
        """
        trial,pipeline,seed,status,reason,warnings,"not measured","training seconds",parameters,samples,\
        "sampling seconds","model calls",a,b
        "one seed 1",one,1,finished,,,,0.0,0,10,0.5,20.0,1.0,2.0
        """,
        ResultTable.of(results, References.NONE).csv());
  }

  @Test
  void whatIsUndefinedHasAReasonInPlaceOfAValue() {
    Unmeasured undefined =
        new Unmeasured(
            "b", Unmeasured.Kind.UNDEFINED, Measurement.Better.LOWER, "all rows are equal");
    List<TrialResult> results =
        List.of(trial(List.of(lower("a", 1)), List.of(undefined)), trial(List.of(lower("b", 2))));
    ResultTable table = ResultTable.of(results, References.NONE);
    int reason = table.header().indexOf("not measured");
    int value = table.header().indexOf("b");
    assertEquals("b is undefined: all rows are equal", table.rows().get(0).get(reason));
    assertEquals("", table.rows().get(0).get(value));
    assertEquals("2.0", table.rows().get(1).get(value));
  }
}
