// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli.command;

import java.util.List;
import org.difflab.engine.config.ConfigException;
import org.difflab.linear.device.JavaMemory;
import org.difflab.spi.InputException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Shows errors that a user can fix as messages without a stack trace. All other exceptions are
 * bugs, and are shown with their trace so that they can be reported.
 */
public final class UserErrors implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(Exception e, CommandLine commandLine, ParseResult parsed)
      throws Exception {
    for (String line : lines(e)) {
      commandLine.getErr().println(commandLine.getColorScheme().errorText(line));
    }
    return commandLine.getCommandSpec().exitCodeOnExecutionException();
  }

  private static List<String> lines(Exception e) throws Exception {
    if (e instanceof ConfigException || e instanceof InputException) {
      return TerminalText.of(e.getMessage()).lines().toList();
    }
    if (e instanceof ArithmeticException) {
      return List.of("the computation failed: " + e.getMessage());
    }
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError || cause instanceof StackOverflowError) {
        return List.of(exhausted((Error) cause));
      }
    }
    throw e;
  }

  /** Returns the message for a lack of memory or stack, with the setting that allows more. */
  public static String exhausted(Error e) {
    return e instanceof StackOverflowError
        ? "the input is nested or chained too deeply for Java's stack; DIFFLAB_JAVA_OPTS=-Xss16m"
            + " allows more"
        : JavaMemory.ofThisProcess().exceededBy("this command");
  }
}
