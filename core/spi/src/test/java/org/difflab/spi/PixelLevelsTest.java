// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class PixelLevelsTest {

  private static final Shape IMAGE = new Shape(2, 3, 1);

  @Test
  void everyLevelComesBack() {
    for (int level = 0; level <= PixelLevels.MOST; level++) {
      assertEquals(level, PixelLevels.level(PixelLevels.value(level)));
      assertEquals((float) (level / 127.5 - 1), PixelLevels.value(level));
    }
    assertEquals(-1, PixelLevels.value(0));
    assertEquals(1, PixelLevels.value(PixelLevels.MOST));
  }

  @Test
  void valuesBeyondTheRangeAreLimited() {
    for (float far : new float[] {-1.001f, -3.9f, -1e30f, Float.NEGATIVE_INFINITY}) {
      assertEquals(0, PixelLevels.level(far));
      assertEquals(PixelLevels.MOST, PixelLevels.level(-far));
    }
  }

  @Test
  void otherValuesTakeTheNearestLevel() {
    RandomGenerator random = Noise.of(1, "pixels").generator(0, 0);
    for (int i = 0; i < 10_000; i++) {
      float value = 2 * random.nextFloat() - 1;
      float saved = PixelLevels.value(PixelLevels.level(value));
      assertTrue(Math.abs(saved - value) <= 1.0001 / PixelLevels.MOST, value + " " + saved);
    }
  }

  @Test
  void savedImagesAreLimitedAndRounded() {
    Samples raw =
        new Samples(
            Matrix.ofRows(new float[] {-3.9f, -1, 0, 0.5f, 1, 3.7f}), Collections.nCopies(1, "a"));
    Samples saved = raw.asSaved(IMAGE);
    assertArrayEquals(
        new float[] {
          -1, -1, PixelLevels.value(128), PixelLevels.value(191), 1, 1,
        },
        saved.values().values());
    assertEquals(raw.prompts(), saved.prompts());
    assertEquals(-3.9f, raw.values().get(0, 0), "the samples themselves keep their values");
    assertNotSame(raw.values(), saved.values());
    assertSame(saved.values(), saved.asSaved(IMAGE).values(), "nothing is left to round");
  }

  @Test
  void whatIsNoImageKeepsItsValues() {
    Samples raw =
        new Samples(Matrix.ofRows(new float[] {-3.9f, 0.1f}), Collections.nCopies(1, "a"));
    assertSame(raw, raw.asSaved(Shape.vector(2)));
    assertSame(raw, raw.asSaved(new Shape(1, 1, 2)));
  }
}
