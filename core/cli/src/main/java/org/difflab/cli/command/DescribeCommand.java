// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.difflab.files.AtomicFile;
import org.difflab.registry.Kind;
import org.difflab.registry.OptionDescription;
import org.difflab.registry.RegisteredComponent;
import org.difflab.registry.Registry;
import org.difflab.report.page.Explanations;
import org.difflab.report.picture.FittingText;
import org.difflab.spi.plugin.Explanation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code difflab describe}: components with their options, as text or as a page. */
@Command(
    name = "describe",
    description =
        "Describes a component, all components of a kind, or all: what they do, their options,"
            + " defaults and ranges.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  difflab describe denoiser mixture",
      "  difflab describe --format markdown --out reference.md"
    })
final class DescribeCommand implements Callable<Integer> {

  /** Characters per line of running text. */
  private static final int LINE = 100;

  /** The format of descriptions. */
  enum Format {
    /** For a terminal. */
    TEXT,
    /** A page of all components, in Markdown. */
    MARKDOWN;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "KIND",
      description = "The kind of component, such as denoiser (default: all kinds).")
  private Optional<String> kindWord = Optional.empty();

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "NAME",
      description = "Its name, the type of a slot in a file (default: all of the kind).")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Format format = Format.TEXT;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The file to write (default: the terminal).")
  private Optional<Path> out = Optional.empty();

  @Override
  public Integer call() {
    Registry registry = Registry.fromSettings();
    List<RegisteredComponent<?>> components = chosen(registry);
    Explanations explanations = Explanations.of(registry);
    if (out.isEmpty()) {
      PrintWriter terminal = spec.commandLine().getOut();
      write(components, explanations, terminal, spec.commandLine().getColorScheme().ansi());
      terminal.flush();
    } else {
      StringWriter text = new StringWriter();
      PrintWriter writer = new PrintWriter(text);
      write(components, explanations, writer, Ansi.OFF);
      writer.flush();
      AtomicFile.write(out.get(), text.toString());
    }
    return 0;
  }

  private List<RegisteredComponent<?>> chosen(Registry registry) {
    List<Kind> kinds =
        kindWord
            .map(word -> List.of(KindWord.parse(word)))
            .orElseGet(() -> Arrays.asList(Kind.values()));
    if (name.isPresent()) {
      return List.of(registry.require(kinds.get(0), name.get()));
    }
    return kinds.stream().flatMap(kind -> registry.all(kind).stream()).toList();
  }

  private void write(
      List<RegisteredComponent<?>> components,
      Explanations explanations,
      PrintWriter to,
      Ansi ansi) {
    if (format == Format.MARKDOWN) {
      to.print(new ReferencePage(components, explanations).text());
      return;
    }
    for (int i = 0; i < components.size(); i++) {
      if (i > 0) {
        to.println();
      }
      describe(components.get(i), explanations, to, ansi);
    }
  }

  private static void describe(
      RegisteredComponent<?> component,
      Explanations explanations,
      PrintWriter terminal,
      Ansi ansi) {
    terminal.println(
        ansi.string("@|bold " + component.words() + "|@ from " + component.plugin().label()));
    terminal.println(component.component().summary());
    terminal.println();
    if (component.kind() == Kind.METRIC) {
      explanations.find(component.component().name()).ifPresent(found -> explain(found, terminal));
    }
    terminal.println(component.options().isEmpty() ? "It has no options." : "Options:");
    print(component.options(), "  ", terminal, ansi);
    terminal.println();
    terminal.println("In a file:");
    terminal.println("  " + example(component.kind(), component));
  }

  private static void explain(Explanation found, PrintWriter terminal) {
    FittingText fitting = new FittingText(String::length, LINE);
    for (String text : List.of(found.meaning(), "Limitations: " + found.limits())) {
      fitting.wrapped(text, text.length()).forEach(terminal::println);
      terminal.println();
    }
  }

  private static void print(
      List<OptionDescription> options, String indent, PrintWriter terminal, Ansi ansi) {
    for (OptionDescription option : options) {
      terminal.println(
          ansi.string(
              indent
                  + "@|yellow "
                  + option.name()
                  + "|@: "
                  + type(option)
                  + ", "
                  + defaultWords(option)));
      terminal.println(indent + "    " + option.help());
      print(option.nestedOptions(), indent + "    ", terminal, ansi);
    }
  }

  static String type(OptionDescription option) {
    String range = option.range().words();
    return range.isEmpty() ? option.typeWords() : option.typeWords() + "," + range;
  }

  private static String defaultWords(OptionDescription option) {
    return option
        .defaultText()
        .map(text -> text.isEmpty() ? "not set by default" : "default " + text)
        .orElse("must be given");
  }

  static String example(Kind kind, RegisteredComponent<?> component) {
    StringBuilder options = new StringBuilder();
    for (OptionDescription option : component.options()) {
      // A gap marks a required value.
      String value = option.defaultText().orElse("…");
      if (!value.isEmpty()) {
        options.append(", ").append(option.name()).append(": ").append(value);
      }
    }
    String part = "{type: " + component.component().name() + options + "}";
    return kind == Kind.METRIC ? "metrics: [" + part + "]" : kind.word() + ": " + part;
  }
}
