// SPDX-License-Identifier: Apache-2.0
package org.difflab.kernels.command;

import java.util.Optional;
import org.difflab.files.setting.Settings;
import org.difflab.spi.InputException;
import picocli.CommandLine;

/** Starts {@code difflab bench}. */
public final class Main {

  private static final int HELP_COLUMNS = 120;

  private Main() {}

  /** Runs the command line and exits with its code: 0 success, 1 failure, 2 invalid usage. */
  public static void main(String[] arguments) {
    CommandLine commandLine = commandLine();
    int code = commandLine.execute(arguments);
    if (commandLine.getOut().checkError()) {
      commandLine.getErr().println("standard output cannot be written to");
      code = Math.max(code, 1);
    }
    System.exit(code);
  }

  /** Returns the command line, ready to execute. */
  static CommandLine commandLine() {
    CommandLine commandLine = new CommandLine(new BenchCommand());
    commandLine.setUsageHelpWidth(HELP_COLUMNS);
    commandLine.setExpandAtFiles(false);
    commandLine.getCommandSpec().version(version());
    commandLine.setExecutionExceptionHandler(
        (e, failed, parsed) -> {
          if (e instanceof InputException) {
            failed.getErr().println(failed.getColorScheme().errorText(e.getMessage()));
            return failed.getCommandSpec().exitCodeOnExecutionException();
          }
          throw e;
        });
    return commandLine;
  }

  private static String version() {
    String version =
        Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
            .orElse("unpackaged");
    return "difflab bench " + version + ", Java " + Settings.ofThisProcess().java("java.version");
  }
}
