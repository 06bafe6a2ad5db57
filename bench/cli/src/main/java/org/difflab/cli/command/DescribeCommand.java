package org.difflab.cli.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.difflab.cli.picture.FittingText;
import org.difflab.cli.report.Explanation;
import org.difflab.cli.report.Explanations;
import org.difflab.engine.registry.Kind;
import org.difflab.engine.registry.OptionDescription;
import org.difflab.engine.registry.RegisteredComponent;
import org.difflab.engine.registry.Registry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code difflab describe}: one component with its options. */
@Command(
    name = "describe",
    description = "Describes a component: what it does, its options, their defaults and ranges.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  difflab describe denoiser mixture")
final class DescribeCommand implements Callable<Integer> {

  /** Letters a line of running text. */
  private static final int LINE = 100;

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "KIND",
      description = "The kind of component, such as denoiser.")
  private String kindWord;

  @Parameters(
      index = "1",
      paramLabel = "NAME",
      description = "Its name, the type of a slot in a file.")
  private String name;

  @Override
  public Integer call() {
    Registry registry = Registry.fromSettings();
    Kind kind = KindWord.parse(kindWord);
    RegisteredComponent<?> component = registry.require(kind, name);
    PrintWriter terminal = spec.commandLine().getOut();
    Ansi ansi = spec.commandLine().getColorScheme().ansi();
    terminal.println(
        ansi.string("@|bold " + component.words() + "|@ from " + component.plugin().label()));
    terminal.println(component.component().summary());
    terminal.println();
    if (kind == Kind.METRIC) {
      Explanations.read(Map.of()).find(name).ifPresent(found -> explain(found, terminal));
    }
    terminal.println(component.options().isEmpty() ? "It has no options." : "Options:");
    print(component.options(), "  ", terminal, ansi);
    terminal.println();
    terminal.println("In a file:");
    terminal.println("  " + example(kind, component));
    return 0;
  }

  private static void explain(Explanation found, PrintWriter terminal) {
    FittingText fitting = new FittingText(String::length, LINE);
    for (String text : List.of(found.says(), "What limits it: " + found.limits())) {
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

  private static String type(OptionDescription option) {
    String range = option.range().words();
    return range.isEmpty() ? option.typeWords() : option.typeWords() + "," + range;
  }

  private static String defaultWords(OptionDescription option) {
    return option
        .defaultText()
        .map(text -> text.isEmpty() ? "not set by default" : "default " + text)
        .orElse("must be given");
  }

  private static String example(Kind kind, RegisteredComponent<?> component) {
    StringBuilder options = new StringBuilder();
    for (OptionDescription option : component.options()) {
      // What must be given stands there as a gap.
      String value = option.defaultText().orElse("…");
      if (!value.isEmpty()) {
        options.append(", ").append(option.name()).append(": ").append(value);
      }
    }
    return kind.word() + ": {type: " + component.component().name() + options + "}";
  }
}
