package org.difflab.cli.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.difflab.engine.experiment.RunFolder;
import org.difflab.spi.InputException;

/** Files of a run as a page names them. */
public final class TrialFiles {

  /** The experiment of one trial, in its folder. */
  static final String CONFIG = "trial.yaml";

  /** Animations above this stay beside the page. */
  private static final long MOST_EMBEDDED = 3_000_000;

  private TrialFiles() {}

  /** Returns the address of a file relative to the folder of the run. */
  static String relative(RunFolder folder, Path file) {
    return folder.path().relativize(file).toString().replace('\\', '/');
  }

  /** Returns a picture as an address that holds it, or its relative one if it is very large. */
  public static String embedded(RunFolder folder, Path picture) {
    try {
      boolean animation = picture.toString().endsWith(".gif");
      if (animation && Files.size(picture) > MOST_EMBEDDED) {
        return relative(folder, picture);
      }
      return "data:image/"
          + (animation ? "gif" : "png")
          + ";base64,"
          + Base64.getEncoder().encodeToString(Files.readAllBytes(picture));
    } catch (IOException e) {
      throw new InputException(picture + ": cannot be read: " + e.getMessage(), e);
    }
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new InputException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }
}
