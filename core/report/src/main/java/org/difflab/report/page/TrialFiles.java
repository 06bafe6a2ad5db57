// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.difflab.engine.run.RunFolder;
import org.difflab.files.FileProblem;
import org.difflab.spi.InputException;

/** Addresses of files of a run. */
public final class TrialFiles {

  /** The report of a run. */
  public static final String REPORT = "report.html";

  /** The explanation page of a run. */
  public static final String EXPLANATION = "explain.html";

  /** The experiment of one trial, in its folder. */
  static final String CONFIG = "trial.yaml";

  private TrialFiles() {}

  /** Returns the address of a file relative to the folder of the run. */
  public static String relative(RunFolder folder, Path file) {
    return folder.path().relativize(file).toString().replace('\\', '/');
  }

  /** Returns the address of a file of the run if it exists. */
  public static List<String> present(RunFolder folder, String name) {
    return Files.exists(folder.path().resolve(name)) ? List.of(name) : List.of();
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new InputException(file + ": cannot be read: " + FileProblem.reason(e), e);
    }
  }
}
