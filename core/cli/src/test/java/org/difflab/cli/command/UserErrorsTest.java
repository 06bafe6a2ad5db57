// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

final class UserErrorsTest {

  @Command(name = "failing")
  private record Failing(Exception exception) implements Callable<Integer> {

    @Override
    public Integer call() throws Exception {
      throw exception;
    }
  }

  private static String errorsOf(Exception exception) {
    StringWriter errors = new StringWriter();
    CommandLine commandLine = new CommandLine(new Failing(exception));
    commandLine.setErr(new PrintWriter(errors, true));
    commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    commandLine.setExecutionExceptionHandler(new UserErrors());
    assertEquals(1, commandLine.execute());
    return errors.toString();
  }

  @Test
  void memoryThatRanOutOnAnotherThreadIsOneLineWithTheSetting() {
    String errors = errorsOf(new CompletionException(new OutOfMemoryError("Java heap space")));
    assertTrue(errors.startsWith("this command needs more memory than is available: "), errors);
    assertTrue(errors.contains("DIFFLAB_JAVA_OPTS=-Xmx"), errors);
    assertEquals(1, errors.lines().count(), errors);
  }

  @Test
  void aStackThatRanOutIsOneLineWithTheSetting() {
    String line = UserErrors.exhausted(new StackOverflowError());
    assertTrue(line.contains("DIFFLAB_JAVA_OPTS=-Xss16m"), line);
  }

  @Test
  void whatIsNoUsersMistakeKeepsItsTrace() {
    IllegalStateException bug = new IllegalStateException("a bug");
    UserErrors handler = new UserErrors();
    CommandLine commandLine = new CommandLine(new Failing(bug));
    assertSame(
        bug,
        assertThrows(
            IllegalStateException.class,
            () -> handler.handleExecutionException(bug, commandLine, null)));
  }
}
