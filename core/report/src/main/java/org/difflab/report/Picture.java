// SPDX-License-Identifier: Apache-2.0
package org.difflab.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.difflab.report.picture.PictureFile;
import org.difflab.spi.InputException;

/**
 * A picture in memory.
 *
 * @param image its pixels, as notebooks display them
 */
public record Picture(BufferedImage image) {

  /** Returns the picture as the bytes of a PNG file. */
  public byte[] png() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      PictureFile.writePng(bytes, image);
    } catch (IOException e) {
      throw new UncheckedIOException("a stream in memory can be written", e);
    }
    return bytes.toByteArray();
  }

  /**
   * Writes the picture as a PNG file, atomically. An existing file is replaced, and missing folders
   * are created.
   *
   * @param file its name, which ends in .png
   * @throws InputException if the name ends otherwise, or the file cannot be written
   */
  public void write(Path file) {
    PictureFile.requireEnding(file, ".png");
    PictureFile.writePng(file, image);
  }
}
