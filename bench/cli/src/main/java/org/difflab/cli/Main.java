package org.difflab.cli;

import org.difflab.cli.command.DifflabCommand;
import org.difflab.cli.command.Subcommand;
import org.difflab.cli.command.UserErrors;
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
    System.exit(execute(arguments));
  }

  /** Executes the command line; running out of memory or stack is a message, not a trace. */
  static int execute(String... arguments) {
    try {
      return commandLine(arguments).execute(arguments);
    } catch (OutOfMemoryError | StackOverflowError e) {
      System.err.println(UserErrors.exhausted(e));
      return 1;
    }
  }

  /**
   * Returns the command line, ready to execute. It knows the subcommand that the first argument
   * names, or all if that names none: picocli takes longer to look into all of them than some need
   * for their work.
   */
  public static CommandLine commandLine(String... arguments) {
    CommandLine commandLine = new CommandLine(new DifflabCommand());
    Subcommand.begunBy(arguments).forEach(one -> commandLine.addSubcommand(one.word(), one.make()));
    commandLine.setExecutionExceptionHandler(new UserErrors());
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setUsageHelpWidth(HELP_COLUMNS);
    return commandLine;
  }
}
