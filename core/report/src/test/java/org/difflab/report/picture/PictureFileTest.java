// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.difflab.spi.InputException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureFileTest {

  @TempDir private Path folder;

  @AfterEach
  void useTheDefaultFolderOfTemporaryFiles() {
    ImageIO.setCacheDirectory(null);
  }

  private static BufferedImage noise(int side) {
    Random random = new Random(5);
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    for (int pixel = 0; pixel < side * side; pixel++) {
      image.setRGB(pixel % side, pixel / side, random.nextInt(1 << 24));
    }
    return image;
  }

  @Test
  void needsNoFolderForTemporaryFiles() throws IOException {
    Path missing = Files.createDirectory(folder.resolve("missing"));
    ImageIO.setCacheDirectory(missing.toFile());
    Files.delete(missing);
    BufferedImage image = noise(50);
    PictureFile.writePng(folder.resolve("a.png"), image);
    PictureFile.writeGif(folder.resolve("a.gif"), animation -> animation.add(image, 100));
    BufferedImage read =
        ImageIO.read(
            new MemoryCacheImageInputStream(Files.newInputStream(folder.resolve("a.png"))));
    assertArrayEquals(GifFile.pixels(image), GifFile.pixels(read));
    assertEquals(1, GifFile.read(folder.resolve("a.gif")).frames().size());
  }

  @Test
  void aFullDiskIsNamedAndNothingIsLeftOnIt() throws IOException {
    Configuration small =
        Configuration.unix().toBuilder().setMaxSize(20_000).setBlockSize(1000).build();
    try (FileSystem disk = Jimfs.newFileSystem(small)) {
      BufferedImage image = noise(200);
      Path png = disk.getPath("/pictures/a.png");
      Path gif = disk.getPath("/pictures/a.gif");
      InputException ofPng =
          assertThrows(InputException.class, () -> PictureFile.writePng(png, image));
      InputException ofGif =
          assertThrows(
              InputException.class,
              () -> PictureFile.writeGif(gif, animation -> animation.add(image, 100)));
      assertTrue(
          ofPng.getMessage().startsWith("/pictures/a.png: the disk is full; "), ofPng.getMessage());
      assertTrue(
          ofGif.getMessage().startsWith("/pictures/a.gif: the disk is full; "), ofGif.getMessage());
      try (Stream<Path> left = Files.list(disk.getPath("/pictures"))) {
        assertEquals(List.of(), left.toList());
      }
    }
  }
}
