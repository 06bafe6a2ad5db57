// SPDX-License-Identifier: Apache-2.0
package org.difflab.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.difflab.report.picture.Animation;
import org.difflab.report.picture.PictureFile;
import org.difflab.spi.InputException;

/**
 * A looping animation. Its frames are drawn one at a time while it is encoded, so that only one is
 * in memory.
 */
public final class AnimatedPicture {

  private final PictureFile.Frames frames;

  AnimatedPicture(PictureFile.Frames frames) {
    this.frames = frames;
  }

  /** Returns the animation as the bytes of a GIF file. */
  public byte[] gif() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Animation animation = new Animation(bytes)) {
      frames.addTo(animation);
    } catch (IOException e) {
      throw new UncheckedIOException("a stream in memory can be written", e);
    }
    return bytes.toByteArray();
  }

  /**
   * Writes the animation as a GIF file, atomically. An existing file is replaced, and missing
   * folders are created.
   *
   * @param file its name, which ends in .gif
   * @throws InputException if the name ends otherwise, or the file cannot be written
   */
  public void write(Path file) {
    PictureFile.requireEnding(file, ".gif");
    PictureFile.writeGif(file, frames);
  }
}
