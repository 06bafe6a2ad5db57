package org.difflab.cli;

import org.difflab.cli.command.DifflabCommand;
import org.difflab.cli.command.UserErrors;
import picocli.AutoComplete;
import picocli.CommandLine;

/** Starts the {@code difflab} command. */
public final class Main {

  private static final int HELP_COLUMNS = 120;

  private Main() {}

  /**
   * Runs the command line and exits with its code: 0 done, 1 not possible as asked, 2 wrongly
   * asked.
   */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** Returns the command line, ready to execute. */
  public static CommandLine commandLine() {
    CommandLine commandLine = new CommandLine(new DifflabCommand());
    commandLine.addSubcommand("completion", new AutoComplete.GenerateCompletion());
    commandLine.setExecutionExceptionHandler(new UserErrors());
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setUsageHelpWidth(HELP_COLUMNS);
    return commandLine;
  }
}
