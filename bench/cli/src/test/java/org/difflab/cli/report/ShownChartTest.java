package org.difflab.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.difflab.cli.chart.Axis;
import org.difflab.cli.chart.Chart;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownChartTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mmd against sampler.steps | charts/mmd-against-sampler.steps.svg",
        "mode-share of (1, 0) against steps | charts/mode-share-of-1-0-against-steps.svg",
        "mode-share of (-1, 0) against steps | charts/mode-share-of--1-0-against-steps.svg",
        "distance (lower) | charts/distance-lower.svg"
      })
  void filesHaveTheNamesOfTheirTitles(String title, String address) {
    Chart chart = new Chart(title, "a chart", Axis.unit("x"), Axis.unit("y"));
    assertEquals(address, ShownChart.of(chart).address());
  }
}
