package org.difflab.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.difflab.engine.experiment.RunFolder;
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
}
