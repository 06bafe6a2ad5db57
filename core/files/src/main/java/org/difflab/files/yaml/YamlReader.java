// SPDX-License-Identifier: Apache-2.0
package org.difflab.files.yaml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads YAML 1.1 into {@link Node}s. It creates only nodes, for any tags in the text. */
public final class YamlReader {

  /** The maximum number of characters of a text. */
  public static final int LONGEST = 1_000_000;

  private static final int DEEPEST = 50;
  private static final String UNENDED_TEXT = "found unexpected end of stream";
  private static final String UNENDED_KEY = "could not find expected ':'";
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Problems problems;

  /** Creates a reader that reports to {@code problems}. */
  public YamlReader(Problems problems) {
    this.problems = problems;
  }

  /**
   * Reads a text in UTF-8.
   *
   * @return the value, or empty if the text cannot be read, which is then reported
   */
  public Optional<Node> read(byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer input = ByteBuffer.wrap(bytes);
    CharBuffer output = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(input, output, true);
    output.flip();
    if (result.isError()) {
      problems.report(
          Place.after(output),
          String.format(
              Locale.ROOT,
              "byte 0x%02X is not UTF-8; save the file as UTF-8",
              bytes[input.position()]));
      return Optional.empty();
    }
    return read(output.toString());
  }

  /**
   * Reads a text.
   *
   * @return the value, or empty if the text cannot be read, which is then reported
   */
  public Optional<Node> read(String text) {
    if (text.length() > LONGEST) {
      problems.report(
          Place.START, "longer than " + LONGEST + " characters; is this a configuration?");
      return Optional.empty();
    }
    return compose(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text)
        .flatMap(root -> new NodeConversion(problems).convert(root));
  }

  private Optional<org.yaml.snakeyaml.nodes.Node> compose(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setNestingDepthLimit(DEEPEST);
    options.setCodePointLimit(Integer.MAX_VALUE);
    options.setTagInspector(tag -> true); // NodeConversion refuses tags, at their places.
    options.setMaxAliasesForCollections(Integer.MAX_VALUE); // NodeConversion limits what they make.
    try {
      Parser parser = new ParserImpl(new StreamReader(text), options);
      Optional<org.yaml.snakeyaml.nodes.Node> root =
          Optional.ofNullable(new Composer(parser, new Resolver(), options).getSingleNode());
      if (root.isEmpty()) {
        problems.report(Place.START, "the file is empty");
      }
      return root;
    } catch (MarkedYAMLException e) {
      Mark mark = mark(e);
      problems.report(
          new Place(mark.getLine() + 1, mark.getColumn() + 1),
          "not valid YAML: " + plainWords(String.valueOf(e.getProblem())));
    } catch (ReaderException e) {
      String before = text.substring(0, text.offsetByCodePoints(0, e.getPosition()));
      problems.report(
          Place.after(before),
          String.format(
              Locale.ROOT, "character U+%04X is not allowed in a YAML file", e.getCodePoint()));
    } catch (YAMLException e) {
      problems.report(Place.START, "not valid YAML: nested more than " + DEEPEST + " deep");
    }
    return Optional.empty();
  }

  /** Returns the start of an unclosed element, since the parser reports a place far after it. */
  private static Mark mark(MarkedYAMLException e) {
    String problem = String.valueOf(e.getProblem());
    boolean unended = problem.startsWith(UNENDED_TEXT) || problem.startsWith(UNENDED_KEY);
    Optional<Mark> begin = Optional.ofNullable(e.getContextMark()).filter(mark -> unended);
    return begin.or(() -> Optional.ofNullable(e.getProblemMark())).orElseGet(e::getContextMark);
  }

  /** Describes a syntax error without the jargon of parsers. */
  private static String plainWords(String problem) {
    if (problem.contains("TAB")) {
      return "YAML is indented with spaces, found a tab";
    }
    if (problem.startsWith("mapping values are not allowed here")) {
      return "':' is not allowed here; is the indentation wrong, or does a text with ': ' need"
          + " quotes?";
    }
    if (problem.startsWith("expected <block end>")) {
      return "this does not line up with the lines above; is the indentation wrong?";
    }
    if (problem.startsWith("expected ',' or")) {
      return "expected ',' or the closing bracket";
    }
    if (problem.startsWith(UNENDED_KEY)) {
      return "expected ': ' behind this key";
    }
    if (problem.startsWith("found undefined alias")) {
      return problem.replace("found undefined alias", "no '&' defines the alias");
    }
    if (problem.contains("but found another document")) {
      return "a file holds one document; '---' begins another";
    }
    if (problem.startsWith(UNENDED_TEXT)) {
      return "the quotes of this text are never closed";
    }
    return problem;
  }
}
