// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.difflab.report.plot.Ticks;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** Axes, and where marks stand between them. */
class ChartTest {

  @Test
  void anAxisIsLogarithmicWhereValuesSpanMuch() {
    assertEquals(Axis.Scale.LOGARITHMIC, Axis.holding("", List.of(1.0, 20.0)).scale());
    assertEquals(Axis.Scale.LINEAR, Axis.holding("", List.of(1.0, 19.0)).scale());
    assertEquals(Axis.Scale.LINEAR, Axis.holding("", List.of(0.0, 1000.0)).scale());
    assertEquals(Axis.Scale.LINEAR, Axis.holding("", List.of(-1.0, 1000.0)).scale());
  }

  @Test
  void anAxisHoldsItsValuesAndHalvesEqualRatios() {
    Axis axis = Axis.holding("", List.of(1.0, 100.0));
    assertTrue(axis.share(1) > 0 && axis.share(100) < 1);
    assertEquals(0.5, axis.share(10), 1e-12);
    assertEquals(List.of("1", "2", "5", "10", "20", "50", "100"), texts(axis));
    assertEquals(List.of("0.01", "0.1", "1", "10"), texts(Axis.holding("", List.of(0.01, 10.0))));
    assertEquals(
        List.of("1", "10", "100", "1,000", "10,000", "1e5", "1e6"),
        texts(Axis.holding("", List.of(1.0, 1e6))));
  }

  private static List<String> texts(Axis axis) {
    return axis.ticks(6, 400, text -> 6.0 * text.length()).ticks().stream()
        .map(Ticks.Tick::text)
        .toList();
  }

  @Test
  void anAxisOfOneValueHasALength() {
    for (double value : new double[] {0, 3, -2, 1e-12}) {
      double share = Axis.holding("", List.of(value, value)).share(value);
      assertTrue(share >= 0 && share < 1, value + " lies at " + share);
    }
    assertThrows(NoSuchElementException.class, () -> Axis.holding("", List.of()));
  }

  @Test
  void aFileIsWholeAndSaysWhatItShows() throws Exception {
    Chart chart =
        new Chart(
                "error & <steps>",
                "a description",
                Axis.holding("x < y", List.of(0.0, 10.0)),
                Axis.unit("share"))
            .line(List.of(new Chart.Point(0, 0), new Chart.Point(10, 1)), 9)
            .bar(0, 5, 0.5, 0, "half")
            .interval(5, 0.2, 0.4, 1)
            .mark(new Chart.Point(5, 0.5), "1", 1, "\"five\"")
            .key("1", "a name that is much too long to stand beside another one", 1);
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(chart.file())));
    Element root = document.getDocumentElement();
    assertEquals("error & <steps>", root.getFirstChild().getTextContent());
    assertEquals("img", root.getAttribute("role"));
    Element bar = (Element) document.getElementsByTagName("rect").item(1);
    assertEquals("125", bar.getAttribute("height"), "half of the plot's 250");
    Element mark = (Element) document.getElementsByTagName("circle").item(0);
    assertEquals("137", mark.getAttribute("cy"), "12 above the plot, and half of it");
    assertTrue(chart.file().contains("prefers-color-scheme: dark"));
    assertTrue(!chart.element().contains("prefers-color-scheme"), "the page has the styles");
  }

  private static Chart empty() {
    return new Chart("t", "d", Axis.holding("x", List.of(0.0, 10.0)), Axis.unit("y"));
  }

  private static List<double[]> circles(Chart chart) {
    return Pattern.compile("<circle cx=\"([-0-9.]+)\" cy=\"([-0-9.]+)\"")
        .matcher(chart.element())
        .results()
        .map(
            found ->
                new double[] {
                  Double.parseDouble(found.group(1)), Double.parseDouble(found.group(2))
                })
        .toList();
  }

  @Test
  void coincidingMarksAreSetApartAndLeadToTheirPlace() {
    Chart chart = empty();
    for (int number = 1; number <= 12; number++) {
      chart.mark(new Chart.Point(5, 0.5), Integer.toString(number), number, "mark");
    }
    List<double[]> places = circles(chart);
    assertEquals(12, places.size());
    for (int one = 0; one < places.size(); one++) {
      for (int other = 0; other < one; other++) {
        double apart =
            Math.hypot(
                places.get(one)[0] - places.get(other)[0],
                places.get(one)[1] - places.get(other)[1]);
        assertTrue(apart > 16, one + " and " + other + " are " + apart + " apart");
      }
    }
    assertEquals(11, chart.element().split("class=\"leader\"", -1).length - 1);
    assertFalse(empty().mark(new Chart.Point(5, 0.5), "1", 1, "").element().contains("leader"));
  }

  @Test
  void linesThatCoincideShareTheirWayInDashes() {
    List<Chart.Point> way = List.of(new Chart.Point(0, 0.1), new Chart.Point(10, 0.9));
    String drawn = empty().line(way, 0).line(way, 1).line(way, 2).element();
    assertTrue(drawn.contains("dasharray=\"6 12\" stroke-dashoffset=\"-6\""), drawn);
    assertTrue(drawn.contains("dasharray=\"6 12\" stroke-dashoffset=\"-12\""), drawn);
    String other = empty().line(way, 0).line(List.of(way.get(1), way.get(0)), 1).element();
    assertFalse(empty().line(way, 0).element().contains("stroke-dasharray"));
    assertTrue(other.contains("polyline"), other);
  }

  @Test
  void nineColoursComeBeforeOneRepeatsAndThenLinesAreDotted() {
    List<String> styles = IntStream.range(0, 9).mapToObj(Chart::colour).toList();
    assertEquals(9, styles.stream().distinct().count());
    Chart chart = empty();
    for (int line = 0; line <= Chart.colours(); line++) {
      chart.line(List.of(new Chart.Point(0, line / 20.0), new Chart.Point(10, 0.5)), line);
    }
    assertEquals(1, chart.element().split("stroke-dasharray", -1).length - 1);
  }

  @Test
  void pointsThatAreNotFiniteAreLeftOut() {
    Axis axis = Axis.holding("y", List.of(1.0, Double.NaN, Double.POSITIVE_INFINITY, 3.0));
    assertTrue(axis.share(1) >= 0 && axis.share(3) <= 1);
    String drawn =
        empty()
            .line(List.of(new Chart.Point(1, Double.NaN), new Chart.Point(2, 0.5)), 0)
            .mark(new Chart.Point(2, Double.NEGATIVE_INFINITY), "", 0, "")
            .interval(3, Double.NaN, 1, 0)
            .element();
    assertFalse(drawn.contains("NaN") || drawn.contains("Infinity"), drawn);
  }

  @Test
  void intervalsOfVeryLargeNumbersAreDrawn() {
    Axis axis = Axis.holding("y", List.of(1e308, 1.7e308));
    String drawn =
        new Chart("t", "d", Axis.unit("x"), axis).interval(0.5, 1e308, 1.7e308, 0).element();
    assertTrue(drawn.contains("class=\"interval"), drawn);
  }

  @Test
  void longNamesAreBrokenIntoLinesWithinTheChart() {
    String name = "a very long name of a pipeline or a prompt ".repeat(5).strip();
    Chart chart = new Chart("t", "d", Axis.unit(name), Axis.unit(name)).key("1", name, 0);
    String drawn = chart.element();
    assertEquals(3, drawn.split("class=\"name\"", -1).length - 1, drawn);
    assertTrue(drawn.contains("<title>" + name + "</title>"), "the whole name can be read");
  }
}
