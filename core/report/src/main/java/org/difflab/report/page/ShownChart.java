// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.page;

import com.google.common.hash.Hashing;
import com.google.common.html.HtmlEscapers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.difflab.report.chart.Drawing;

/**
 * A chart in the report.
 *
 * @param title what it shows
 * @param element the chart as an element of the page
 * @param file the chart as a file of its own
 * @param address where that file lies in the folder of the run
 */
public record ShownChart(String title, String element, String file, String address) {

  private static final String FOLDER = "charts/";

  /** The longest name of a file without its checksum, in letters. */
  private static final int LONGEST = 100;

  private static final int DIGITS = 16;
  private static final Pattern OTHER_LETTERS = Pattern.compile("[^\\x00-\\x7f]");

  /** Returns a chart that the page holds. */
  public static ShownChart of(Drawing chart) {
    return new ShownChart(
        chart.title(), chart.element(), chart.file(), FOLDER + name(chart.title()) + ".svg");
  }

  /** Returns the same chart as an element that shows its file. */
  ShownChart fromFile() {
    String words = HtmlEscapers.htmlEscaper().escape(title);
    String image = "<img src=\"" + address + "\" alt=\"" + words + "\" loading=\"lazy\">";
    return new ShownChart(title, image, file, address);
  }

  /** Returns whether the page shows the chart's file. */
  public boolean isFromFile() {
    return element.startsWith("<img ");
  }

  /**
   * Returns the name of the file of a chart. One that would be long, or lose letters, ends with the
   * checksum of the title, so that other titles have other names.
   */
  private static String name(String title) {
    // Signs stay, for they may be all that tells two titles apart.
    String plain =
        title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.-]+", "-").replaceAll("-$", "");
    if (plain.length() <= LONGEST && !OTHER_LETTERS.matcher(title).find()) {
      return plain;
    }
    String checksum = Hashing.sha256().hashString(title, StandardCharsets.UTF_8).toString();
    return plain.substring(0, Math.min(plain.length(), LONGEST))
        + "-"
        + checksum.substring(0, DIGITS);
  }
}
