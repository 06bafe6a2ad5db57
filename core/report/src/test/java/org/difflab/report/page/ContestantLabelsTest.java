// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.difflab.engine.comparison.Contestant;
import org.difflab.engine.comparison.Series;
import org.difflab.engine.comparison.Spread;
import org.difflab.spi.Measurement.Better;
import org.junit.jupiter.api.Test;

/** Names of contestants where there is little room. */
class ContestantLabelsTest {

  private static Contestant contestant(String pipeline, String... swept) {
    Map<String, String> options = new LinkedHashMap<>();
    for (int i = 0; i < swept.length; i += 2) {
      options.put(swept[i], swept[i + 1]);
    }
    return new Contestant(pipeline, options);
  }

  private static List<String> labels(Contestant... contestants) {
    ContestantLabels labels = ContestantLabels.of(List.of(contestants));
    return List.of(contestants).stream().map(labels::of).toList();
  }

  @Test
  void onePipelineNeedNotBeNamedAgainAndAgain() {
    assertEquals(
        List.of("ddim, steps 5", "heun, steps 10"),
        labels(
            contestant("mixture", "sampler", "ddim", "sampler.steps", "5"),
            contestant("mixture", "sampler", "heun", "sampler.steps", "10")));
    assertEquals(List.of("mixture"), labels(contestant("mixture")));
  }

  @Test
  void severalPipelinesAreNamed() {
    assertEquals(
        List.of("plain", "guided, scale 2"),
        labels(contestant("plain"), contestant("guided", "guidance.scale", "2")));
  }

  @Test
  void aLineIsNamedByWhatItsPipelinesHaveInCommon() {
    List<Contestant> pipelines =
        List.of(contestant("mixture-5-30"), contestant("mixture-5"), contestant("vae"));
    Series series =
        new Series(
            "distance",
            Better.LOWER,
            "encoder.components",
            "mixture-5-30",
            pipelines.subList(0, 2).stream()
                .map(each -> new Series.Point(1, each, Spread.of(Map.of(1L, 2.0))))
                .toList());
    assertEquals("mixture-5", ContestantLabels.of(pipelines).of(series));
  }

  @Test
  void namesStayWholeWhereFewWordsWouldBeTheSame() {
    assertEquals(
        List.of("one sampler.steps=5", "one schedule.steps=5"),
        labels(contestant("one", "sampler.steps", "5"), contestant("one", "schedule.steps", "5")));
  }
}
