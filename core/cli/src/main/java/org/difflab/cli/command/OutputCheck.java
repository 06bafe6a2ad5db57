// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli.command;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Optional;
import org.difflab.files.FileProblem;
import picocli.CommandLine;

/** Detects that the output of a command could not be written, as on a full disk. */
public final class OutputCheck {

  private static final int FAILED = 1;

  private OutputCheck() {}

  /**
   * Executes a command line.
   *
   * @param standard the stream to which the command's output and all others print
   * @param bytes what is beneath that stream, which says why it cannot be written to
   * @return the command's exit code, or 1 where it is 0 and its output was lost
   */
  public static int execute(
      CommandLine commandLine, PrintStream standard, OutputStream bytes, String... arguments) {
    int code = commandLine.execute(arguments);
    PrintWriter out = commandLine.getOut();
    boolean lost = out.checkError();
    if (!standard.checkError() && !lost) {
      return code;
    }
    reason(bytes)
        .ifPresent(
            reason ->
                commandLine
                    .getErr()
                    .println(
                        commandLine
                            .getColorScheme()
                            .errorText("standard output cannot be written to: " + reason)));
    return code == 0 ? FAILED : code;
  }

  /**
   * Print streams hide the cause of failures, so writing is tried once more. A reader such as
   * {@code head} may close its pipe early, which is not reported.
   */
  private static Optional<String> reason(OutputStream bytes) {
    try {
      bytes.write('\n');
      bytes.flush();
      return Optional.of("part of the output was lost");
    } catch (IOException e) {
      String reason = FileProblem.reason(e);
      return reason.contains("Broken pipe") ? Optional.empty() : Optional.of(reason);
    }
  }
}
