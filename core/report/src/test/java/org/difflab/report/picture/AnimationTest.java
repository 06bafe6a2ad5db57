// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.difflab.spi.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnimationTest {

  private static final int WIDTH = 40;
  private static final int HEIGHT = 30;

  @TempDir Path folder;

  private static BufferedImage colours(int count, int shift) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      image.setRGB(i % WIDTH, i / WIDTH, (i % count + shift) * 12_345 & 0xffffff);
    }
    return image;
  }

  @Test
  void keepsEveryColourOfFramesWithAtMost256() throws IOException {
    List<BufferedImage> frames = List.of(colours(256, 0), colours(2, 500), colours(1, 7));
    Path file = folder.resolve("new/exact.gif");
    PictureFile.writeGif(
        file,
        animation -> {
          for (BufferedImage frame : frames) {
            animation.add(frame, 40);
          }
        });
    GifFile read = GifFile.read(file);
    assertEquals(List.of(4, 4, 4), read.delays());
    assertEquals(List.of(0), read.loops());
    for (int frame = 0; frame < frames.size(); frame++) {
      assertArrayEquals(
          GifFile.pixels(frames.get(frame)), GifFile.pixels(read.frames().get(frame)));
    }
  }

  @Test
  void fitsATableOfColoursToFramesWithMore() throws IOException {
    Path file = folder.resolve("many.gif");
    BufferedImage smooth = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      smooth.setRGB(i % WIDTH, i / WIDTH, (6 * (i % WIDTH)) << 16 | 8 * (i / WIDTH));
    }
    PictureFile.writeGif(file, animation -> animation.add(smooth, 100));
    int[] found = GifFile.pixels(GifFile.read(file).frames().get(0));
    int[] wanted = GifFile.pixels(smooth);
    int worst = 0;
    for (int i = 0; i < found.length; i++) {
      worst = Math.max(worst, Math.abs((found[i] >> 16 & 0xff) - (wanted[i] >> 16 & 0xff)));
      worst = Math.max(worst, Math.abs((found[i] & 0xff) - (wanted[i] & 0xff)));
    }
    assertTrue(worst <= 24, "a channel is off by " + worst);
  }

  @Test
  void leavesNothingBehindWhenAFrameFails() throws IOException {
    Path file = folder.resolve("broken.gif");
    assertThrows(
        InputException.class,
        () ->
            PictureFile.writeGif(
                file,
                animation -> {
                  animation.add(colours(3, 0), 40);
                  throw new IOException("No space left on device");
                }));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(), files.toList());
    }
  }
}
