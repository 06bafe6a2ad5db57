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
 * @param file the chart as a separate file
 * @param address the path of that file in the folder of the run
 */
public record ShownChart(String title, String element, String file, String address) {

  private static final String FOLDER = "charts/";

  /** The longest name of a file without its checksum, in letters. */
  private static final int LONGEST = 100;

  private static final int DIGITS = 16;
  private static final Pattern OTHER_LETTERS = Pattern.compile("[^\\x00-\\x7f]");

  /** Returns an embedded chart. */
  public static ShownChart of(Drawing chart) {
    return new ShownChart(
        chart.title(), chart.element(), chart.file(), FOLDER + name(chart.title()) + ".svg");
  }

  /** Returns this chart as an element that links to its file. */
  ShownChart fromFile() {
    String words = HtmlEscapers.htmlEscaper().escape(title);
    String image = "<img src=\"" + address + "\" alt=\"" + words + "\" loading=\"lazy\">";
    return new ShownChart(title, image, file, address);
  }

  /** Returns whether the page links to the chart's file. */
  public boolean isFromFile() {
    return element.startsWith("<img ");
  }

  /**
   * Returns the name of the file of a chart. If it is shortened or loses characters, it ends with
   * the checksum of the title, so that names are unique.
   */
  private static String name(String title) {
    // Signs are kept, since two titles may differ only in them.
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
