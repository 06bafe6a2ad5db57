// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.difflab.cli.terminal.TerminalProgress;
import org.difflab.data.DataCatalog;
import org.difflab.data.LocalFolders;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code difflab data}: the data sets that can be downloaded. */
@Command(
    name = "data",
    description = "Lists the data sets that can be downloaded, or downloads them.",
    mixinStandardHelpOptions = true,
    subcommands = {DataCommand.ListCommand.class, DataCommand.FetchCommand.class})
final class DataCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A COMMAND is missing: list or fetch.");
  }

  /** {@code difflab data list}. */
  @Command(
      name = "list",
      description = "Lists the data sets with their size, licence and folder.",
      mixinStandardHelpOptions = true)
  static final class ListCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
      PrintWriter terminal = spec.commandLine().getOut();
      for (DataCatalog.Entry entry : new DataCatalog(LocalFolders.fromSettings()).entries()) {
        terminal.println(entry.name() + ": " + entry.title());
        terminal.println("  licence: " + entry.licence());
        terminal.println("  please cite: " + entry.citation());
        for (DataCatalog.File file : entry.files()) {
          terminal.println("  " + file.name() + size(file) + ": " + place(file));
        }
      }
      return 0;
    }

    private static String size(DataCatalog.File file) {
      return file.bytes().isPresent()
          ? String.format(Locale.ROOT, ", %.1f MB", file.bytes().getAsLong() * 1e-6)
          : "";
    }

    private static String place(DataCatalog.File file) {
      return file.found().map(path -> "in " + path.getParent()).orElse("not downloaded");
    }
  }

  /** {@code difflab data fetch}. */
  @Command(
      name = "fetch",
      description = "Downloads data sets into the cache, unless they are already there.",
      mixinStandardHelpOptions = true,
      footerHeading = "%nExample:%n",
      footer = "  difflab data fetch mnist emnist-letters")
  static final class FetchCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Parameters(
        arity = "1..*",
        paramLabel = "NAME",
        description = "Names of data sets, as shown by data list.")
    private List<String> names;

    @Override
    public Integer call() {
      DataCatalog catalog = new DataCatalog(LocalFolders.fromSettings());
      for (String name : names) {
        catalog.fetch(name, TerminalProgress.onStandardError());
        spec.commandLine().getOut().println(name + " is there");
      }
      return 0;
    }
  }
}
