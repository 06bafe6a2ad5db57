// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeatMapTest {

  private static HeatMap of(int rows, int columns, String name) {
    List<HeatMap.Row> all = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      List<Double> shares = new ArrayList<>(Collections.nCopies(columns, 0.0));
      shares.set(row % columns, 1.0);
      all.add(new HeatMap.Row(name + row, shares));
    }
    return new HeatMap(
        "confusion",
        "d",
        all,
        IntStream.range(0, columns).mapToObj(column -> name + column).toList());
  }

  private static List<Double> places(String svg) {
    return Pattern.compile("y=\"([0-9.]+)\" dy=\"4\" text-anchor=\"end\"")
        .matcher(svg)
        .results()
        .map(MatchResult::group)
        .map(text -> Double.valueOf(text.replaceAll("y=\"([0-9.]+)\".*", "$1")))
        .toList();
  }

  @Test
  void thirtySixNamesAreAllThereWithRoomForEach() {
    List<Double> places = places(of(36, 36, "").element());
    assertEquals(36, places.size());
    for (int name = 1; name < places.size(); name++) {
      assertTrue(places.get(name) - places.get(name - 1) >= 12, places.toString());
    }
  }

  @Test
  void aThousandPromptsHaveABoundedMap() {
    String svg = of(1000, 1000, "a long prompt that has no room beside the map, number ").element();
    List<Double> places = places(svg);
    assertTrue(places.size() > 10 && places.size() <= 50, places.size() + " names");
    for (int name = 1; name < places.size(); name++) {
      assertTrue(places.get(name) - places.get(name - 1) >= 12, places.toString());
    }
    assertTrue(svg.length() < 100_000, svg.length() + " letters");
    double width = Double.parseDouble(svg.replaceAll("(?s).*?viewBox=\"0 0 ([0-9.]+) .*", "$1"));
    assertTrue(width < 800, "width " + width);
  }

  @Test
  void anyShapeAndAnyNameIsDrawn() {
    String svg = of(3, 36, "<&\"").element();
    assertTrue(svg.contains("&lt;&amp;&quot;2"), svg);
    assertEquals(3, places(svg).size());
    assertEquals(1, places(of(1, 1, "").element()).size());
  }
}
