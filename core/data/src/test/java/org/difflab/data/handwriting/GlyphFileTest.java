// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.handwriting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.difflab.spi.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlyphFileTest {

  @Test
  void everyCharacterThatIsOfferedIsDrawn() {
    assertEquals(Handwriting.CHARACTERS, String.join("", GlyphFile.embedded().characters()));
  }

  @Test
  void charactersThatPeopleWriteInSeveralWaysHaveSeveral() {
    Alphabet alphabet = GlyphFile.embedded();

    for (String character : List.of("1", "2", "4", "7", "9", "A", "G", "J", "Q")) {
      assertTrue(alphabet.waysToWrite(character).size() > 1, character);
    }
  }

  @Test
  void glyphsFillTheHeightOfTheirBox() {
    for (List<Glyph> ways : GlyphFile.embedded().glyphs().values()) {
      for (Glyph way : ways) {
        double top = lowest(way, 1);
        double bottom = -lowest(way, -1);
        assertEquals(0, top, 0.08, way.character());
        assertEquals(1, bottom, 0.12, way.character());
      }
    }
  }

  private static double lowest(Glyph glyph, int sign) {
    return glyph.strokes().stream()
        .flatMap(stroke -> stroke.points().stream())
        .mapToDouble(point -> sign * point.y())
        .min()
        .orElseThrow();
  }

  @Test
  void readsStrokesAndWeights() {
    Alphabet alphabet =
        GlyphFile.parse(
            "test.txt", List.of("# a comment", "", "glyph T 2", "0,0 - 100,5", " 50,0 ~ 45,-7"));

    Glyph glyph = alphabet.waysToWrite("T").get(0);

    assertEquals(2, glyph.weight());
    assertEquals(2, glyph.strokes().size());
    assertEquals(List.of(Stroke.Joint.CURVE), glyph.strokes().get(1).joints());
    assertEquals(-0.07, glyph.strokes().get(1).points().get(1).y(), 1e-12);
  }

  @Test
  void choosesInProportionToWeights() {
    Alphabet alphabet =
        GlyphFile.parse("test.txt", List.of("glyph T 1", "0,0 - 1,1", "glyph T 3", "0,0 - 2,2"));

    assertEquals(1, alphabet.choose("T", 0.2).weight());
    assertEquals(3, alphabet.choose("T", 0.3).weight());
    assertEquals(3, alphabet.choose("T", 0.999).weight());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "glyph AB 1          | test.txt:1: expected 'glyph CHARACTER WEIGHT', found 'glyph AB 1'",
        "glyph A 0           | test.txt:1: expected 'glyph CHARACTER WEIGHT', found 'glyph A 0'",
        "0,0 - 1,1           | test.txt:1: a stroke needs a line 'glyph CHARACTER WEIGHT' before"
            + " it",
        "glyph A 1           | test.txt:1: glyph 'A' ends without a stroke",
        "glyph A 1;0,0       | test.txt:2: expected 'X,Y - X,Y ~ X,Y', found '0,0'",
        "glyph A 1;0,0 -     | test.txt:2: expected 'X,Y - X,Y ~ X,Y', found '0,0 -'",
        "glyph A 1;0,0 - 1,x | test.txt:2: expected a point 'X,Y' in whole percent, found '1,x'",
        "glyph A 1;0,0 + 1,1 | test.txt:2: points are joined by '-' or '~', found '+'"
      })
  void namesFileAndLineOfWhatItCannotRead(String text, String message) {
    List<String> lines = List.of(text.split(";", -1));

    InputException thrown =
        assertThrows(InputException.class, () -> GlyphFile.parse("test.txt", lines));

    assertEquals(message, thrown.getMessage());
  }
}
