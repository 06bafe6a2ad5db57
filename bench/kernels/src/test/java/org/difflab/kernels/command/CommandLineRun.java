// SPDX-License-Identifier: Apache-2.0
package org.difflab.kernels.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** What a command line answered. */
record CommandLineRun(int exitCode, String output, String errors) {

  static CommandLineRun of(Object... arguments) {
    StringWriter output = new StringWriter();
    StringWriter errors = new StringWriter();
    CommandLine commandLine = Main.commandLine();
    commandLine.setOut(new PrintWriter(output, true));
    commandLine.setErr(new PrintWriter(errors, true));
    commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
    String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = arguments[i].toString();
    }
    int exitCode = commandLine.execute(words);
    return new CommandLineRun(exitCode, output.toString(), errors.toString());
  }
}
