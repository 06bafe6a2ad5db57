package org.difflab.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.difflab.engine.experiment.TrialResult;
import org.difflab.engine.reference.References;
import org.difflab.spi.Measurement;
import org.junit.jupiter.api.Test;

class ResultTableTest {

  private static TrialResult trial(List<Measurement> measurements) {
    return new TrialResult(
        "one seed 1",
        "one_seed_1",
        "key",
        "one",
        Map.of(),
        1,
        TrialResult.Status.FINISHED,
        "",
        List.of(),
        10,
        0.5,
        20,
        0,
        measurements,
        List.of(),
        List.of());
  }

  private static Measurement lower(String name, double value) {
    return new Measurement(name, value, Measurement.Better.LOWER);
  }

  @Test
  void valuesStandUnderTheirNames() {
    List<TrialResult> results = List.of(trial(List.of(lower("a", 1), lower("b", 2))));
    assertEquals(
        """
        trial,pipeline,seed,status,reason,warnings,"training seconds",parameters,samples,"sampling seconds",\
        "model calls",a,b
        "one seed 1",one,1,finished,,,0.0,0,10,0.5,20.0,1.0,2.0
        """,
        ResultTable.of(results, References.NONE).csv());
  }

  /** A metric that is chosen twice, with other options, may use one name for both values. */
  @Test
  void ofTwoValuesOfOneNameTheFirstStandsAsInComparisons() {
    List<TrialResult> results = List.of(trial(List.of(lower("a", 1), lower("a", 2))));
    List<String> row = ResultTable.of(results, References.NONE).rows().get(0);
    assertEquals("1.0", row.get(row.size() - 1));
  }
}
