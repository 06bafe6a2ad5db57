package org.difflab.cli.explain;

import org.difflab.cli.chart.Chart;

/**
 * A chart on the page.
 *
 * @param title what it shows
 * @param element the chart as an element of the page
 */
record ChartFigure(String title, String element) {

  static ChartFigure of(Chart chart) {
    return new ChartFigure(chart.title(), chart.element());
  }
}
