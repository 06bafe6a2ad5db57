// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A fenced block of a document. What follows its language says what the build does with it: {@code
 * run} runs it, {@code refused} and {@code warned} expect the message that the next block shows,
 * and without such a word it is left alone.
 *
 * @param page the document, relative to the root of the repository
 * @param line the line of its fence, from 1
 * @param words the words after the fence: "yaml", "run", and the name of a file
 * @param text its lines
 * @param next the text of the block after it
 */
record DocumentBlock(
    String page, int line, List<String> words, String text, Optional<String> next) {

  private static final String FENCE = "```";

  /** The root of the repository. */
  static final Path ROOT = Path.of("../..");

  /** Returns all documents, relative to the root of the repository. */
  static List<String> pages() throws IOException {
    try (Stream<Path> files = Files.list(ROOT.resolve("docs"))) {
      return Stream.concat(
              Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"),
              files
                  .map(file -> "docs/" + file.getFileName())
                  .filter(name -> name.endsWith(".md"))
                  .sorted())
          .toList();
    }
  }

  /** Reads the blocks of a document. */
  static List<DocumentBlock> of(String page) throws IOException {
    List<String> lines = Files.readAllLines(ROOT.resolve(page));
    List<DocumentBlock> blocks = new ArrayList<>();
    for (int start = 0; start < lines.size(); start++) {
      if (lines.get(start).startsWith(FENCE)) {
        int end = start + 1;
        while (!lines.get(end).strip().equals(FENCE)) {
          end++;
        }
        blocks.add(
            new DocumentBlock(
                page,
                start + 1,
                List.of(lines.get(start).substring(FENCE.length()).strip().split("\\s+")),
                String.join("\n", lines.subList(start + 1, end)) + "\n",
                Optional.empty()));
        start = end;
      }
    }
    List<DocumentBlock> followed = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      DocumentBlock block = blocks.get(i);
      followed.add(
          new DocumentBlock(
              page,
              block.line,
              block.words,
              block.text,
              i + 1 < blocks.size() ? Optional.of(blocks.get(i + 1).text) : Optional.empty()));
    }
    return followed;
  }

  /** Returns the lines of a document outside of its blocks, the others empty. */
  static List<String> prose(String page) throws IOException {
    List<String> lines = new ArrayList<>();
    boolean inside = false;
    for (String line : Files.readAllLines(ROOT.resolve(page))) {
      boolean fence = line.startsWith(FENCE);
      lines.add(inside || fence ? "" : line);
      inside ^= fence;
    }
    return lines;
  }

  String language() {
    return words.get(0);
  }

  /** Returns what the build does with it: "run", "refused", "warned", or nothing. */
  String treatment() {
    return words.size() > 1 ? words.get(1) : "";
  }

  /** Returns the name of the file it is, where an experiment is run. */
  String fileName() {
    return words.size() > 2 ? words.get(2) : "my.yaml";
  }

  String place() {
    return page + ":" + line;
  }
}
