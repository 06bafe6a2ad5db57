// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.difflab.files.AtomicFile;
import org.difflab.files.FileProblem;
import org.difflab.spi.InputException;

/** Writes pictures as files, atomically. */
public final class PictureFile {

  private PictureFile() {}

  /**
   * Writes a picture as PNG.
   *
   * @throws InputException if the file cannot be written
   */
  public static void writePng(Path file, BufferedImage image) {
    AtomicFile.write(file, out -> writePng(out, image));
  }

  /**
   * Encodes a picture as PNG, without the temporary file that ImageIO creates for most streams,
   * whose folder may not exist.
   *
   * @param out the stream, which is left open
   * @throws IOException if the stream cannot be written
   */
  public static void writePng(OutputStream out, BufferedImage image) throws IOException {
    try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
      if (!ImageIO.write(image, "png", stream)) {
        throw new IOException("this Java cannot write PNG");
      }
    }
  }

  /**
   * Writes an animation as GIF.
   *
   * @throws InputException if the file cannot be written
   */
  public static void writeGif(Path file, Frames frames) {
    AtomicFile.write(file, gif(frames));
  }

  private static AtomicFile.Content gif(Frames frames) {
    return out -> {
      try (Animation animation = new Animation(out)) {
        frames.addTo(animation);
      }
    };
  }

  /**
   * Writes an animation as GIF and a picture as PNG, both or none.
   *
   * @param image supplies the picture after the frames have been added
   * @throws InputException if a file cannot be written
   */
  public static void writeGifAndPng(
      Path gif, Frames frames, Path png, Supplier<BufferedImage> image) {
    AtomicFile.writeBoth(gif, gif(frames), png, out -> writePng(out, image.get()));
  }

  /**
   * Checks the name of a file, which decides how programs read it.
   *
   * @param ending what it must end in, such as .png
   * @throws InputException if it ends otherwise
   */
  public static void requireEnding(Path file, String ending) {
    if (!file.toString().toLowerCase(Locale.ROOT).endsWith(ending)) {
      throw new InputException("the name of the file must end in " + ending + ", found " + file);
    }
  }

  /**
   * Deletes an outdated picture if it exists.
   *
   * @throws InputException if it cannot be deleted
   */
  public static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new InputException(file + ": cannot be deleted: " + FileProblem.reason(e), e);
    }
  }

  /** The frames of an animation. */
  @FunctionalInterface
  public interface Frames {

    /** Adds every frame, one after another. */
    void addTo(Animation animation) throws IOException;
  }
}
