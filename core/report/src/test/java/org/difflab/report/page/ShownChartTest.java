// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.difflab.report.chart.Axis;
import org.difflab.report.chart.Chart;
import org.junit.jupiter.api.Test;
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

  @Test
  void namesThatAreLongOrLoseLettersStayApart() {
    List<String> titles =
        List.of(
            "loss of hidden " + "16, ".repeat(200) + "1",
            "loss of hidden " + "16, ".repeat(200) + "2",
            "diversity of 猫",
            "diversity of 犬",
            "diversity of");
    List<String> addresses =
        titles.stream()
            .map(title -> new Chart(title, "a chart", Axis.unit("x"), Axis.unit("y")))
            .map(chart -> ShownChart.of(chart).address())
            .toList();
    assertEquals(titles.size(), addresses.stream().distinct().count(), addresses::toString);
    assertTrue(addresses.stream().allMatch(address -> address.length() < 150));
  }
}
