// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.chart;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The template of charts. */
final class ChartTemplate {

  static final Template CHART =
      Mustache.compiler()
          .escapeHTML(true)
          .emptyStringIsFalse(true)
          .compile(resource("chart.mustache"));

  static final Template HEAT_MAP =
      Mustache.compiler()
          .escapeHTML(true)
          .emptyStringIsFalse(true)
          .compile(resource("heat-map.mustache"));

  static final String STYLE = resource("chart.css");

  private ChartTemplate() {}

  private static String resource(String name) {
    try (InputStream stream = ChartTemplate.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("a resource of this program", e);
    }
  }
}
