// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.difflab.cli.command.Subcommand;
import org.junit.jupiter.api.Test;

/** What documents name is there: pages, anchors, pictures, experiments, commands, components. */
class DocumentsTest {

  private static final Path ROOT = DocumentBlock.ROOT;
  private static final Pattern LINK = Pattern.compile("(?:]\\(|src=\")([^)\\s\"]+)[)\"]");
  private static final Pattern ANCHOR = Pattern.compile("<a id=\"([^\"]+)\"></a>");
  private static final Pattern EXPERIMENT = Pattern.compile("\\bexperiments/[\\w-]+\\.yaml\\b");
  private static final Pattern COMMAND = Pattern.compile("\\./difflab ([a-z]+)");
  private static final Pattern QUOTED = Pattern.compile("\\n\\| `([^`]+)` \\|");
  private static final String REFERENCE = "docs/reference.md";

  /** Anchors are written out, since the site and other viewers make different ones of headings. */
  private static String problem(String page, String link) throws IOException {
    if (URI.create(link).isAbsolute()) {
      return "";
    }
    String[] parts = link.split("#", 2);
    Path file =
        parts[0].isEmpty()
            ? ROOT.resolve(page)
            : ROOT.resolve(page).getParent().resolve(parts[0]).normalize();
    if (!Files.exists(file)) {
      return "there is no " + file;
    }
    boolean found =
        parts.length == 1
            || ANCHOR
                .matcher(Files.readString(file))
                .results()
                .anyMatch(anchor -> anchor.group(1).equals(parts[1]));
    return found ? "" : "no <a id=\"" + parts[1] + "\"></a> in " + file;
  }

  @Test
  void linksLeadSomewhere() throws IOException {
    List<String> problems = new ArrayList<>();
    int links = 0;
    for (String page : DocumentBlock.pages()) {
      List<String> prose = DocumentBlock.prose(page);
      for (int i = 0; i < prose.size(); i++) {
        for (MatchResult link : LINK.matcher(prose.get(i)).results().toList()) {
          String problem = problem(page, link.group(1));
          links++;
          if (!problem.isEmpty()) {
            problems.add(page + ":" + (i + 1) + ": " + link.group(1) + ": " + problem);
          }
        }
      }
    }
    assertTrue(links > 50, "only " + links);
    assertEquals(List.of(), problems);
  }

  /** The site is made of XHTML. */
  @Test
  void picturesInTagsAreClosed() throws IOException {
    for (String page : DocumentBlock.pages()) {
      for (String line : DocumentBlock.prose(page)) {
        assertEquals(line.contains("<img "), line.matches(".*<img [^>]*/>.*"), page + ": " + line);
      }
    }
  }

  @Test
  void everyPageIsInTheIndexAndInTheMenuOfTheSite() throws IOException {
    String index = Files.readString(ROOT.resolve("docs/index.md"));
    String menu = Files.readString(ROOT.resolve("docs/site/site.xml"));
    for (String page : DocumentBlock.pages()) {
      if (page.startsWith("docs/") && !page.endsWith("/index.md")) {
        String name = page.substring("docs/".length());
        assertTrue(index.contains("](" + name + ")"), name + " is not in docs/index.md");
        String item = "href=\"docs/" + name.replace(".md", ".html") + "\"";
        assertTrue(menu.contains(item), name + " is not in docs/site/site.xml");
      }
    }
  }

  @Test
  void experimentsAndCommandsThatAreNamedAreThere() throws IOException {
    List<String> problems = new ArrayList<>();
    List<String> commands = Arrays.stream(Subcommand.values()).map(Subcommand::word).toList();
    for (String page : DocumentBlock.pages()) {
      String text = Files.readString(ROOT.resolve(page));
      named(EXPERIMENT, 0, text)
          .filter(name -> !Files.exists(ROOT.resolve(name)))
          .forEach(name -> problems.add(page + ": there is no " + name));
      named(COMMAND, 1, text)
          .filter(name -> !commands.contains(name))
          .forEach(name -> problems.add(page + ": there is no command " + name));
    }
    assertEquals(List.of(), problems);
  }

  private static Stream<String> named(Pattern pattern, int group, String text) {
    return pattern.matcher(text).results().map(found -> found.group(group));
  }

  /** Those that no example of the page can show. */
  @Test
  void messagesThatAreQuotedAreThoseOfTheProgram() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/faq.md"));
    String table = page.substring(page.indexOf("\n## Other messages\n"));
    StringBuilder program = new StringBuilder(Files.readString(ROOT.resolve("difflab")));
    try (Stream<Path> files = Files.walk(ROOT)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        if (file.toString().replace('\\', '/').contains("/src/main/java/")) {
          program.append(Files.readString(file).replaceAll("\"\\s*\\+\\s*\"", ""));
        }
      }
    }
    List<String> quoted = named(QUOTED, 1, table).toList();
    assertTrue(quoted.size() >= 10, quoted.toString());
    assertEquals(
        List.of(),
        quoted.stream().filter(text -> program.indexOf(text) < 0).toList(),
        "docs/faq.md quotes what the program does not say");
  }

  @Test
  void theReferenceIsThatOfTheComponents() throws IOException {
    assertEquals(
        Files.readString(ROOT.resolve(REFERENCE)),
        CommandLineRun.of("describe", "--format", "markdown").output(),
        REFERENCE
            + " is out of date; write it with ./difflab describe --format markdown --out "
            + REFERENCE);
  }
}
