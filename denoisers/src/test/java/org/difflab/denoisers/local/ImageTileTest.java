// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.local;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import java.util.List;
import org.difflab.denoisers.Problem;
import org.difflab.spi.Matrix;
import org.difflab.spi.Shape;
import org.junit.jupiter.api.Test;

class ImageTileTest {

  private static final Shape SHAPE = new Shape(2, 3, 1);

  /** More than two tiles hold. */
  private static final Matrix IMAGES = Problem.gaussian(3, 2500, 6);

  @Test
  void tilesReturnTheImagesThatWereLaidOut() {
    assertArrayEquals(IMAGES.values(), copied(ImageTile.cut(IMAGES)));
  }

  @Test
  void tilesThatAreNotKeptHoldTheSameImages() {
    List<ImageTile> tiles = ImageTile.passing(ImageTile.sources(IMAGES), IMAGES.columns());
    assertEquals(3, tiles.size());
    assertNotSame(tiles.get(1).values(), tiles.get(1).values());
    assertArrayEquals(IMAGES.values(), copied(tiles));
    assertEquals(0, ImageTile.passing(List.of(), IMAGES.columns()).size());
  }

  @Test
  void imagesThatAreSearchedAreCopiedFromWhereTheyAre() {
    NearestImages nearest = new NearestImages(SHAPE, 5, new SamePlace(SHAPE));
    List<ImageTile.Source> some = ImageTile.sources(IMAGES).subList(7, 20);
    float[] copied = new float[1 + 13 * 6];
    nearest.keep(some).get(0).copyTo(copied, 1);
    float[] expected = new float[copied.length];
    System.arraycopy(IMAGES.values(), 7 * 6, expected, 1, 13 * 6);
    assertArrayEquals(expected, copied);
  }

  private static float[] copied(List<ImageTile> tiles) {
    float[] values = new float[IMAGES.values().length];
    int next = 0;
    for (ImageTile tile : tiles) {
      tile.copyTo(values, next);
      next += tile.count() * IMAGES.columns();
    }
    assertEquals(values.length, next);
    return values;
  }
}
