// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli.command;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.difflab.registry.Kind;
import org.difflab.registry.RegisteredComponent;
import org.difflab.registry.Registry;
import org.difflab.registry.plugin.InstalledPlugin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code difflab components}: what is installed. */
@Command(
    name = "components",
    description =
        "Lists the installed components by slot, and which plug-in and jar each" + " comes from.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  difflab components sampler")
final class ComponentsCommand implements Callable<Integer> {

  private static final int NAME_COLUMNS = 20;
  private static final int PLUGIN_COLUMNS = 26;
  private static final int SUMMARY_COLUMNS = 74;
  private static final int VERSION_COLUMNS = 16;
  private static final int ORIGIN_COLUMNS = 100;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "KIND",
      arity = "0..1",
      description =
          "Only this kind: dataset, encoder, embedder, schedule, denoiser, guidance, sampler or"
              + " metric.")
  private Optional<String> kind = Optional.empty();

  @Override
  public Integer call() {
    Registry registry = Registry.fromSettings();
    PrintWriter terminal = spec.commandLine().getOut();
    List<Kind> kinds =
        kind.map(word -> List.of(KindWord.parse(word)))
            .orElseGet(() -> Arrays.asList(Kind.values()));
    Ansi ansi = spec.commandLine().getColorScheme().ansi();
    for (Kind one : kinds) {
      terminal.println(ansi.string("@|bold " + one.word() + "|@"));
      terminal.println(table(registry.all(one), ansi));
    }
    terminal.println(ansi.string("@|bold plug-ins|@"));
    terminal.println(plugins(registry.plugins(), ansi));
    registry
        .problems()
        .forEach(problem -> terminal.println(ansi.string("@|red " + problem + "|@")));
    return 0;
  }

  private static TextTable plugins(List<InstalledPlugin> plugins, Ansi ansi) {
    TextTable table =
        TextTable.forColumns(
            colours(ansi),
            new Column(NAME_COLUMNS, 2, Column.Overflow.SPAN),
            new Column(VERSION_COLUMNS, 1, Column.Overflow.SPAN),
            new Column(ORIGIN_COLUMNS, 1, Column.Overflow.WRAP));
    for (InstalledPlugin one : plugins) {
      table.addRowValues(one.name(), one.version(), one.origin().location());
    }
    return table;
  }

  private static TextTable table(List<RegisteredComponent<?>> components, Ansi ansi) {
    TextTable table =
        TextTable.forColumns(
            colours(ansi),
            new Column(NAME_COLUMNS, 2, Column.Overflow.SPAN),
            new Column(PLUGIN_COLUMNS, 1, Column.Overflow.SPAN),
            new Column(SUMMARY_COLUMNS, 1, Column.Overflow.WRAP));
    for (RegisteredComponent<?> one : components) {
      table.addRowValues(
          one.component().name(),
          one.plugin().name() + " " + one.plugin().version(),
          one.component().summary());
    }
    return table;
  }

  private static ColorScheme colours(Ansi ansi) {
    return new ColorScheme.Builder(ansi).build();
  }
}
