// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.difflab.cli.command.Subcommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class SubcommandTest {

  private static List<String> allWords() {
    return Arrays.stream(Subcommand.values()).map(Subcommand::word).toList();
  }

  @ParameterizedTest
  @EnumSource(Subcommand.class)
  void itIsTheSameByItselfAsAmongAll(Subcommand subcommand) {
    CommandLine alone = Main.commandLine(subcommand.word(), "--help");
    CommandLine among = Main.commandLine();
    assertEquals(
        usage(among, subcommand),
        usage(alone, subcommand),
        "what an argument makes of the command line must not show");
    assertEquals(
        subcommand == Subcommand.COMPLETION ? Set.copyOf(allWords()) : Set.of(subcommand.word()),
        alone.getSubcommands().keySet());
  }

  @ParameterizedTest
  @EnumSource(Subcommand.class)
  void itsWordIsTheNameItDeclares(Subcommand subcommand) {
    assertEquals(subcommand.word(), new CommandLine(subcommand.make()).getCommandName());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "--version", "gen", "GENERATE", "@arguments", ""})
  void whatIsNoSubcommandIsLookedForAmongAll(String first) {
    assertEquals(allWords(), List.copyOf(Main.commandLine(first).getSubcommands().keySet()));
  }

  @Test
  void aSlipIsAnsweredWithTheNearestOfAll() {
    CommandLineRun run = CommandLineRun.of("generat", "--run", "x");
    assertEquals(2, run.exitCode());
    assertTrue(run.errors().contains("difflab generate"), run.errors());
  }

  private static String usage(CommandLine commandLine, Subcommand subcommand) {
    return commandLine
        .getSubcommands()
        .get(subcommand.word())
        .getUsageMessage(CommandLine.Help.Ansi.OFF);
  }
}
