// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.page;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.difflab.engine.run.RunFolder;
import org.difflab.engine.run.TrialResult;
import org.difflab.files.setting.Settings;

/**
 * A command line that reproduces a part of the report, quoted for a shell.
 *
 * @param what what it reproduces
 * @param text the command line
 */
record ReproductionCommand(String what, String text) {

  /** The system property with the name of the launcher, which differs in archives. */
  private static final String PROGRAM = "difflab.program";

  private static final String AGAIN = "-again";

  /** Returns the command that repeats the run in another folder. */
  static ReproductionCommand run(RunFolder folder) {
    return of(
        "the whole run",
        List.of(
            "run",
            folder.path().resolve("config.yaml").toString(),
            "--out",
            folder.path() + AGAIN));
  }

  /** Returns the command that shows what happens inside the pipelines. */
  static ReproductionCommand explain(RunFolder folder) {
    return of(
        "noise levels, trajectories of images, errors, guidance and paths",
        List.of("explain", folder.path().toString()));
  }

  /** Returns the command that repeats one trial. */
  static ReproductionCommand trial(RunFolder folder, TrialResult result) {
    Path file = folder.trial(result.folder()).resolve(TrialFiles.CONFIG);
    return of(
        "the values of seed " + result.seed(),
        List.of("run", file.toString(), "--out", folder.path() + AGAIN));
  }

  /**
   * Returns the command that regenerates the samples of a trial's picture.
   *
   * @param prompts the prompts to name; empty for all
   */
  static ReproductionCommand picture(
      RunFolder folder, TrialResult result, List<String> prompts, int count) {
    List<String> words = new ArrayList<>();
    words.addAll(
        List.of("generate", "--run", folder.path().toString(), "--trial", result.folder()));
    prompts.forEach(prompt -> words.addAll(List.of("--prompt", prompt)));
    words.addAll(
        List.of(
            "--count",
            Integer.toString(count),
            "--seed",
            Long.toString(result.seed()),
            "--out",
            "samples.png"));
    return of("the picture of seed " + result.seed(), words);
  }

  private static ReproductionCommand of(String what, List<String> words) {
    return new ReproductionCommand(
        what,
        Settings.ofThisProcess().property(PROGRAM).orElse("./difflab")
            + " "
            + words.stream().map(ReproductionCommand::quoted).collect(Collectors.joining(" ")));
  }

  /** Returns a word quoted for a POSIX shell. */
  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./=:@%+,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
