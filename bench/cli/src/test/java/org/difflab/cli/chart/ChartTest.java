package org.difflab.cli.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.List;
import java.util.NoSuchElementException;
import javax.xml.parsers.DocumentBuilderFactory;
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
    return axis.ticks(6).stream().map(Axis.Tick::text).toList();
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
}
