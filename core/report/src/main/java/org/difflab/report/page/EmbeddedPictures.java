// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.difflab.engine.run.RunFolder;
import org.difflab.files.FileProblem;
import org.difflab.files.text.Spelling;
import org.difflab.spi.InputException;

/**
 * The pictures and charts of one page. They are embedded as long as they are not too large,
 * individually and in total, so that the page stays below {@value #MOST_OF_PAGE} bytes; the others
 * are linked as separate files.
 */
public final class EmbeddedPictures {

  /** The maximum size of a page in bytes. */
  public static final long MOST_OF_PAGE = 10_000_000;

  private static final long MOST_OF_ONE = 4_000_000;
  private static final long MOST_OF_ALL = 7_340_000;

  private final RunFolder folder;
  private final long most;
  private long held;
  private int leftOut;

  private EmbeddedPictures(RunFolder folder, long most) {
    this.folder = folder;
    this.most = most;
  }

  /** Starts a page in the folder of a run. */
  public EmbeddedPictures(RunFolder folder) {
    this(folder, MOST_OF_ALL);
  }

  /**
   * Restarts a page that has become too large.
   *
   * @param bytes its current size
   */
  public EmbeddedPictures forPageOf(long bytes) {
    return new EmbeddedPictures(folder, Math.max(0, held - (bytes - MOST_OF_PAGE)));
  }

  /** Returns the folder of the run. */
  public RunFolder folder() {
    return folder;
  }

  /** Returns a picture as a data URL, or the address of its file. */
  public String address(Path picture) {
    try {
      // Three bytes become four characters of base64.
      if (!holds((Files.size(picture) + 2) / 3 * 4)) {
        return TrialFiles.relative(folder, picture);
      }
      return "data:image/"
          + (picture.toString().endsWith(".gif") ? "gif" : "png")
          + ";base64,"
          + Base64.getEncoder().encodeToString(Files.readAllBytes(picture));
    } catch (IOException e) {
      throw new InputException(picture + ": cannot be read: " + FileProblem.reason(e), e);
    }
  }

  /** Returns an embedded chart, or one that links to its file, which must then be written. */
  public ShownChart chart(ShownChart chart) {
    return holds(chart.element().getBytes(StandardCharsets.UTF_8).length)
        ? chart
        : chart.fromFile();
  }

  private boolean holds(long bytes) {
    if (bytes > MOST_OF_ONE || bytes > most - held) {
      leftOut++;
      return false;
    }
    held += bytes;
    return true;
  }

  /** Returns a sentence about the pictures shown from separate files; empty if there are none. */
  public List<String> note() {
    return leftOut == 0
        ? List.of()
        : List.of(
            "To stay below "
                + MOST_OF_PAGE / 1_000_000
                + " MB, this page shows "
                + Spelling.counted(leftOut, "picture")
                + " from files in the folders 'trials' and 'charts' next to it; keep them"
                + " together.");
  }
}
