// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.difflab.spi.Noise;
import org.difflab.spi.Shape;
import org.junit.jupiter.api.Test;

class AugmentationTest {

  private static final Noise NOISE = Noise.of(1, "augmentation");
  private static final Shape SHAPE = new Shape(2, 3, 2);

  /** Two images; the second has the channels of its pixels one after another. */
  private static final float[] IMAGES = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12
  };

  private static String write(Augmentation augmentation, int place, long step) {
    float[] into = new float[1 + SHAPE.size()];
    augmentation.write(SHAPE, IMAGES, 1, into, 1, NOISE, place, step);
    assertEquals(0, into[0]);
    return Arrays.toString(Arrays.copyOfRange(into, 1, into.length));
  }

  @Test
  void withoutChangesAnImageIsCopied() {
    assertEquals(
        "[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0, 12.0]",
        write(Augmentation.NONE, 0, 0));
  }

  @Test
  void halfOfTheImagesAreFlippedPixelByPixel() {
    Map<String, Integer> found = new HashMap<>();
    for (int place = 0; place < 1000; place++) {
      found.merge(write(new Augmentation(true, 0), place, 3), 1, Integer::sum);
    }
    String flipped = "[5.0, 6.0, 3.0, 4.0, 1.0, 2.0, 11.0, 12.0, 9.0, 10.0, 7.0, 8.0]";
    assertEquals(Set.of(write(Augmentation.NONE, 0, 0), flipped), found.keySet());
    assertEquals(500, found.get(flipped), 60);
  }

  @Test
  void shiftsGoInEveryDirectionAndRepeatTheEdge() {
    Set<String> found = new HashSet<>();
    for (int place = 0; place < 300; place++) {
      found.add(write(new Augmentation(false, 1), place, 5));
    }
    assertEquals(9, found.size());
    // To the right by one pixel.
    assertTrue(
        found.contains("[1.0, 2.0, 1.0, 2.0, 3.0, 4.0, 7.0, 8.0, 7.0, 8.0, 9.0, 10.0]"),
        found.toString());
    // Up by one line and to the left by one pixel.
    assertTrue(
        found.contains("[9.0, 10.0, 11.0, 12.0, 11.0, 12.0, 9.0, 10.0, 11.0, 12.0, 11.0, 12.0]"));
  }

  @Test
  void aChangeDependsOnPlaceAndStepAlone() {
    Augmentation both = new Augmentation(true, 1);
    Set<String> found = new HashSet<>();
    for (int step = 0; step < 20; step++) {
      assertEquals(write(both, 7, step), write(both, 7, step));
      found.add(write(both, 7, step));
    }
    assertTrue(found.size() > 5);
  }
}
