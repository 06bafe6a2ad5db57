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

/** Writes pictures as files, whole or not at all. */
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
   * Encodes a picture as PNG, without the temporary file that ImageIO would make for most streams:
   * there may be no folder for it.
   *
   * @param out where to write; it is left open
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
   * @param image asked for once the frames are added
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
   * Deletes a picture that shows no longer what is there; none of that name is fine too.
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

  /** What an animation shows. */
  @FunctionalInterface
  public interface Frames {

    /** Adds every frame, one after another. */
    void addTo(Animation animation) throws IOException;
  }
}
