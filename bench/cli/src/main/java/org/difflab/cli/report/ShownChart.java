package org.difflab.cli.report;

import java.util.Locale;
import org.difflab.cli.chart.Drawing;

/**
 * A chart in the report.
 *
 * @param title what it shows
 * @param element the chart as an element of the page
 * @param file the chart as a file of its own
 * @param address where that file lies in the folder of the run
 */
record ShownChart(String title, String element, String file, String address) {

  private static final String FOLDER = "charts/";

  static ShownChart of(Drawing chart) {
    // Signs stay, for they may be all that tells two titles apart.
    String name = chart.title().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.-]+", "-");
    return new ShownChart(
        chart.title(), chart.element(), chart.file(), FOLDER + name.replaceAll("-$", "") + ".svg");
  }
}
