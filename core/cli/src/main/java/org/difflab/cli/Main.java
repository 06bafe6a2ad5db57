// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.file.Path;
import org.difflab.cli.command.DifflabCommand;
import org.difflab.cli.command.OutputCheck;
import org.difflab.cli.command.PathConverter;
import org.difflab.cli.command.Subcommand;
import org.difflab.cli.command.TerminalText;
import org.difflab.cli.command.UserErrors;
import org.difflab.cli.command.WholeNumberConverter;
import org.difflab.files.setting.Settings;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Starts the {@code difflab} command. */
public final class Main {

  private static final int HELP_COLUMNS = 120;

  private Main() {}

  /** Runs the command line and exits with its code: 0 success, 1 failure, 2 invalid usage. */
  public static void main(String[] arguments) {
    // Libraries keep caches there, and Java cannot determine the home of every user.
    System.setProperty("user.home", Settings.ofThisProcess().home().toString());
    System.exit(execute(arguments));
  }

  /** Executes the command line; running out of memory or stack is a message, not a trace. */
  static int execute(String... arguments) {
    try {
      return OutputCheck.execute(
          commandLine(arguments), System.out, new FileOutputStream(FileDescriptor.out), arguments);
    } catch (OutOfMemoryError | StackOverflowError e) {
      System.err.println(UserErrors.exhausted(e));
      return 1;
    }
  }

  /**
   * Returns the command line, ready to execute. Only the subcommand named by the first argument is
   * registered, or all if it names none, since inspecting all of them takes longer than some need
   * for their work.
   */
  public static CommandLine commandLine(String... arguments) {
    CommandLine commandLine = new CommandLine(new DifflabCommand());
    Subcommand.begunBy(arguments).forEach(one -> commandLine.addSubcommand(one.word(), one.make()));
    commandLine.setExecutionExceptionHandler(new UserErrors());
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setUsageHelpWidth(HELP_COLUMNS);
    // A prompt or a text may begin with an @, which would name a file of arguments.
    commandLine.setExpandAtFiles(false);
    commandLine.registerConverter(Path.class, new PathConverter());
    commandLine.registerConverter(int.class, new WholeNumberConverter<>(Integer::valueOf, "31"));
    commandLine.registerConverter(long.class, new WholeNumberConverter<>(Long::valueOf, "63"));
    IParameterExceptionHandler usage = commandLine.getParameterExceptionHandler();
    commandLine.setParameterExceptionHandler(
        (e, given) -> usage.handleParseException(shown(e), given));
    return commandLine;
  }

  /** Returns the problem with a message shortened for a terminal. */
  private static ParameterException shown(ParameterException e) {
    String message = TerminalText.of(e.getMessage());
    // The command line suggests others for unmatched words, which it would repeat unshortened.
    return e instanceof UnmatchedArgumentException && message.equals(e.getMessage())
        ? e
        : new ParameterException(e.getCommandLine(), message, e);
  }
}
