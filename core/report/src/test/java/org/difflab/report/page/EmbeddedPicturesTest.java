// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.difflab.engine.run.RunFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPicturesTest {

  @TempDir Path run;

  private Path picture(String name, int size) throws IOException {
    return Files.write(run.resolve(name), new byte[size]);
  }

  @Test
  void aPageHoldsItsPicturesUpToALimit() throws IOException {
    EmbeddedPictures pictures = new EmbeddedPictures(new RunFolder(run));
    assertTrue(
        pictures.address(picture("a.png", 2_500_000)).startsWith("data:image/png;base64,AAAA"));
    assertEquals("large.gif", pictures.address(picture("large.gif", 3_000_001)));
    assertTrue(pictures.address(picture("b.gif", 2_500_000)).startsWith("data:image/gif;base64,"));
    assertEquals("c.png", pictures.address(picture("c.png", 2_500_000)));
    assertTrue(pictures.address(picture("small.png", 400_000)).startsWith("data:image/png"));
    assertEquals("d.png", pictures.address(picture("d.png", 400_000)));
  }

  private static ShownChart chart(int letters) {
    return new ShownChart(
        "a \"chart\"", "<svg>" + "x".repeat(letters) + "</svg>", "", "charts/a.svg");
  }

  @Test
  void chartsShareTheLimitWithPicturesAndWhatIsLeftOutIsCounted() throws IOException {
    EmbeddedPictures page = new EmbeddedPictures(new RunFolder(run));
    assertEquals(List.of(), page.note());
    assertFalse(page.chart(chart(3_900_000)).isFromFile());
    assertTrue(page.address(picture("a.png", 2_400_000)).startsWith("data:"));
    ShownChart other = page.chart(chart(500_000));
    assertTrue(other.isFromFile());
    assertEquals(
        "<img src=\"charts/a.svg\" alt=\"a &quot;chart&quot;\" loading=\"lazy\">", other.element());
    assertTrue(page.note().get(0).contains("shows 1 picture from files"), page.note().toString());

    EmbeddedPictures again = page.forPageOf(EmbeddedPictures.MOST_OF_PAGE + 4_000_000);
    assertEquals(List.of(), again.note());
    assertTrue(again.chart(chart(3_900_000)).isFromFile(), "there is less room now");
    assertFalse(again.chart(chart(3_000_000)).isFromFile());
  }
}
