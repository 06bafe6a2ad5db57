package org.difflab.cli.command;

import java.io.PrintStream;
import java.io.PrintWriter;
import picocli.CommandLine;

/** Notices that what a command printed did not reach its reader: a full disk or a closed pipe. */
public final class OutputCheck {

  private static final int FAILED = 1;

  private OutputCheck() {}

  /**
   * Executes a command line.
   *
   * @param standard the stream to which the command's output and all others print
   * @return the command's exit code, or 1 where it is 0 and its output was lost
   */
  public static int execute(CommandLine commandLine, PrintStream standard, String... arguments) {
    int code = commandLine.execute(arguments);
    PrintWriter out = commandLine.getOut();
    boolean lost = out.checkError();
    if (standard.checkError() || lost) {
      commandLine
          .getErr()
          .println(
              commandLine
                  .getColorScheme()
                  .errorText(
                      "standard output cannot be written to: the disk is full, or nobody reads"
                          + " it"));
    }
    return lost && code == 0 ? FAILED : code;
  }
}
