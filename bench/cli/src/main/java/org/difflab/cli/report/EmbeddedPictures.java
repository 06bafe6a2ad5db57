package org.difflab.cli.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.difflab.engine.experiment.RunFolder;
import org.difflab.engine.file.FileProblem;
import org.difflab.spi.InputException;

/**
 * The pictures of one page. It holds them itself as long as they are not too large, each and
 * together, so that the page stays below 10 MB; the others are shown from their files beside it.
 */
public final class EmbeddedPictures {

  private static final long MOST_OF_ONE = 3_000_000;

  /** As base64 these bytes become a third more. */
  private static final long MOST_OF_ALL = 5_500_000;

  private final RunFolder folder;
  private long left = MOST_OF_ALL;

  /** Begins a page in the folder of a run. */
  public EmbeddedPictures(RunFolder folder) {
    this.folder = folder;
  }

  /** Returns the folder of the run. */
  RunFolder folder() {
    return folder;
  }

  /** Returns a picture as an address that holds it, or the address of its file. */
  public String address(Path picture) {
    try {
      long size = Files.size(picture);
      if (size > MOST_OF_ONE || size > left) {
        return TrialFiles.relative(folder, picture);
      }
      left -= size;
      return "data:image/"
          + (picture.toString().endsWith(".gif") ? "gif" : "png")
          + ";base64,"
          + Base64.getEncoder().encodeToString(Files.readAllBytes(picture));
    } catch (IOException e) {
      throw new InputException(picture + ": cannot be read: " + FileProblem.reason(e), e);
    }
  }
}
