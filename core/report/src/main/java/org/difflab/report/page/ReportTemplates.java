// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.page;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The templates of pages; every text of the experiment is escaped for HTML or Markdown.
 *
 * @param html the page
 * @param markdown the page as Markdown
 * @param style the style sheet of the page
 * @param script the script of the page
 */
public record ReportTemplates(Template html, Template markdown, String style, String script) {

  /** Reads them. */
  public static ReportTemplates read() {
    return new ReportTemplates(
        compiler().escapeHTML(true).compile(resource("report.mustache")),
        compiler().withEscaper(MarkdownText::escaped).compile(resource("markdown.mustache")),
        resource("report.css"),
        resource("report.js"));
  }

  private static Mustache.Compiler compiler() {
    return Mustache.compiler()
        .emptyStringIsFalse(true)
        .withLoader(name -> new StringReader(resource(name + ".mustache")));
  }

  private static String resource(String name) {
    try (InputStream stream = ReportTemplates.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("a resource of this program", e);
    }
  }
}
