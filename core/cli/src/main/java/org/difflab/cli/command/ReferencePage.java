// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli.command;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.difflab.registry.Kind;
import org.difflab.registry.OptionDescription;
import org.difflab.registry.RegisteredComponent;
import org.difflab.registry.plugin.Vendor;
import org.difflab.report.page.Explanations;
import org.difflab.spi.plugin.Explanation;

/**
 * A page in Markdown that describes components: a table of options for each, in the order of kinds
 * and names. Versions and places are left out, so that the page changes with the components alone.
 *
 * @param components what is described
 * @param explanations how to read metrics
 */
record ReferencePage(List<RegisteredComponent<?>> components, Explanations explanations) {

  /** Copies the list. */
  ReferencePage {
    components = List.copyOf(components);
  }

  String text() {
    StringBuilder page =
        new StringBuilder(
            """
            # Reference of components

            Every component that an experiment can name, by kind, with its options. `type` names the component;
            `training.steps` is the option `steps` of the mapping `training`. Written by
            `difflab describe --format markdown`; `difflab describe KIND NAME` shows one component.

            """);
    List<Kind> kinds = Arrays.stream(Kind.values()).filter(kind -> !of(kind).isEmpty()).toList();
    kinds.forEach(kind -> page.append(contents(kind)));
    kinds.forEach(kind -> append(kind, page));
    return page.toString();
  }

  private List<RegisteredComponent<?>> of(Kind kind) {
    return components.stream().filter(component -> component.kind() == kind).toList();
  }

  private String contents(Kind kind) {
    List<String> links =
        of(kind).stream()
            .map(component -> "[" + name(component) + "](#" + anchor(component) + ")")
            .toList();
    return "- " + kind.word() + ": " + String.join(", ", links) + "\n";
  }

  private void append(Kind kind, StringBuilder page) {
    page.append("\n## ").append(kind.word()).append('\n');
    for (RegisteredComponent<?> component : of(kind)) {
      page.append("\n<a id=\"").append(anchor(component)).append("\"></a>\n\n### ");
      page.append(kind.word()).append(' ').append(name(component)).append("\n\n");
      page.append(text(component.component().summary())).append(".\n");
      if (component.plugin().vendor() == Vendor.OTHER) {
        page.append("\nFrom the plug-in ").append(component.plugin().name()).append(".\n");
      }
      slot(component).ifPresent(words -> page.append('\n').append(words).append('\n'));
      if (kind == Kind.METRIC) {
        explanations.find(name(component)).ifPresent(found -> append(found, page));
      }
      if (component.options().isEmpty()) {
        page.append("\nIt has no options.\n");
      } else {
        page.append("\n| option | type | default | meaning |\n| --- | --- | --- | --- |\n");
        append("", component.options(), page);
      }
      page.append("\n`").append(DescribeCommand.example(kind, component)).append("`\n");
    }
  }

  private static void append(Explanation found, StringBuilder page) {
    page.append('\n').append(text(found.meaning())).append('\n');
    page.append("\nLimitations: ").append(text(found.limits())).append('\n');
  }

  private static void append(String prefix, List<OptionDescription> options, StringBuilder page) {
    for (OptionDescription option : options) {
      List<OptionDescription> nested = option.nestedOptions();
      page.append("| `").append(prefix).append(option.name()).append("` | ");
      page.append(cell(nested.isEmpty() ? DescribeCommand.type(option) : "mapping of options"));
      page.append(" | ").append(defaultWords(option)).append(" | ");
      page.append(cell(option.help())).append(" |\n");
      append(prefix + option.name() + ".", nested, page);
    }
  }

  private static String defaultWords(OptionDescription option) {
    return option
        .defaultText()
        .map(text -> text.isEmpty() ? "not set" : "`" + text.replace("|", "\\|") + "`")
        .orElse("required");
  }

  private static Optional<String> slot(RegisteredComponent<?> component) {
    String slot = "Default where a pipeline names no " + component.kind().word();
    return switch (component.component().defaultFor()) {
      case NONE -> Optional.empty();
      case IMAGES -> Optional.of(slot + ", for images.");
      case OTHER_DATA -> Optional.of(slot + ", for data that are not images.");
      case ALL_DATA -> Optional.of(slot + ".");
    };
  }

  private static String name(RegisteredComponent<?> component) {
    return component.component().name();
  }

  /**
   * An anchor of its own: sites and viewers make different ones of a heading. The kind comes last,
   * since Doxia takes an anchor that ends in "md" for a file.
   */
  private static String anchor(RegisteredComponent<?> component) {
    return name(component).replaceAll("[^a-z0-9-]", "") + "-" + component.kind().word();
  }

  private static String cell(String words) {
    return text(words).replace("|", "\\|");
  }

  /** Words that Markdown shows as they are. */
  private static String text(String words) {
    return words.replaceAll("([\\\\`*_<])", "\\\\$1");
  }
}
