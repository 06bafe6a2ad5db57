// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.handwriting;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.difflab.spi.InputException;

/**
 * Reads glyph files: a line {@code glyph CHARACTER WEIGHT} begins a glyph, and every following line
 * is one stroke, {@code X,Y - X,Y ~ X,Y}, in percent of the glyph's height, Y downwards; {@code -}
 * joins points by a straight line, {@code ~} by a smooth curve. Empty lines and lines that begin
 * with {@code #} are ignored.
 */
final class GlyphFile {

  private static final String EMBEDDED = "glyphs.txt";
  private static final double PERCENT = 0.01;
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern HEADER = Pattern.compile("glyph (\\S) ([1-9][0-9]?)");
  private static final Pattern POINT = Pattern.compile("(-?[0-9]{1,3}),(-?[0-9]{1,3})");

  private final String name;
  private final Map<String, List<Glyph>> glyphs = new LinkedHashMap<>();
  private final List<Stroke> strokes = new ArrayList<>();
  private Optional<Matcher> header = Optional.empty();

  private GlyphFile(String name) {
    this.name = name;
  }

  /** Returns the characters included in the program. */
  static Alphabet embedded() {
    InputStream stream = GlyphFile.class.getResourceAsStream(EMBEDDED);
    if (stream == null) {
      throw new IllegalStateException("the program is incomplete: " + EMBEDDED + " is missing");
    }
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return parse(EMBEDDED, reader.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads glyphs.
   *
   * @param name the file's name, for messages
   * @throws InputException if a line is not of the form above, naming file and line
   */
  static Alphabet parse(String name, List<String> lines) {
    GlyphFile file = new GlyphFile(name);
    for (int number = 1; number <= lines.size(); number++) {
      String line = lines.get(number - 1).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        file.read(line, number);
      }
    }
    file.endGlyph(lines.size());
    return new Alphabet(Collections.unmodifiableMap(file.glyphs));
  }

  private void read(String line, int number) {
    if (line.startsWith("glyph")) {
      endGlyph(number);
      Matcher matcher = HEADER.matcher(line);
      if (!matcher.matches()) {
        throw problem(number, "expected 'glyph CHARACTER WEIGHT', found '" + line + "'");
      }
      header = Optional.of(matcher);
    } else if (header.isEmpty()) {
      throw problem(number, "a stroke needs a line 'glyph CHARACTER WEIGHT' before it");
    } else {
      strokes.add(stroke(line, number));
    }
  }

  private void endGlyph(int number) {
    if (header.isEmpty()) {
      return;
    }
    String character = header.get().group(1);
    if (strokes.isEmpty()) {
      throw problem(number, "glyph '" + character + "' ends without a stroke");
    }
    int weight = Integer.parseInt(header.get().group(2));
    glyphs
        .computeIfAbsent(character, unused -> new ArrayList<>())
        .add(new Glyph(character, weight, strokes));
    strokes.clear();
    header = Optional.empty();
  }

  private Stroke stroke(String line, int number) {
    String[] words = BLANKS.split(line, -1);
    if (words.length < 3 || words.length % 2 == 0) {
      throw problem(number, "expected 'X,Y - X,Y ~ X,Y', found '" + line + "'");
    }
    List<Point> points = new ArrayList<>();
    List<Stroke.Joint> joints = new ArrayList<>();
    for (int word = 0; word < words.length; word++) {
      if (word % 2 == 0) {
        points.add(point(words[word], number));
      } else {
        joints.add(joint(words[word], number));
      }
    }
    return new Stroke(points, joints);
  }

  private Point point(String word, int number) {
    Matcher matcher = POINT.matcher(word);
    if (!matcher.matches()) {
      throw problem(number, "expected a point 'X,Y' in whole percent, found '" + word + "'");
    }
    return new Point(
        Integer.parseInt(matcher.group(1)) * PERCENT, Integer.parseInt(matcher.group(2)) * PERCENT);
  }

  private Stroke.Joint joint(String word, int number) {
    return switch (word) {
      case "-" -> Stroke.Joint.LINE;
      case "~" -> Stroke.Joint.CURVE;
      default -> throw problem(number, "points are joined by '-' or '~', found '" + word + "'");
    };
  }

  private InputException problem(int number, String message) {
    return new InputException(name + ":" + number + ": " + message);
  }
}
