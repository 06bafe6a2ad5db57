package org.difflab.cli.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.difflab.engine.file.AtomicFile;
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
    AtomicFile.write(
        file,
        out -> {
          if (!ImageIO.write(image, "png", out)) {
            throw new IOException("this Java cannot write PNG");
          }
        });
  }

  /**
   * Writes an animation as GIF.
   *
   * @throws InputException if the file cannot be written
   */
  public static void writeGif(Path file, Frames frames) {
    AtomicFile.write(
        file,
        out -> {
          try (Animation animation = new Animation(out)) {
            frames.addTo(animation);
          }
        });
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
      throw new InputException(file + ": cannot be deleted: " + e.getMessage(), e);
    }
  }

  /** What an animation shows. */
  @FunctionalInterface
  public interface Frames {

    /** Adds every frame, one after another. */
    void addTo(Animation animation) throws IOException;
  }
}
