// SPDX-License-Identifier: Apache-2.0
package org.difflab.registry;

import java.util.List;
import java.util.Optional;
import org.difflab.registry.plugin.InstalledPlugin;
import org.difflab.spi.plugin.Component;

/**
 * An installed component.
 *
 * @param plugin the plug-in it comes from
 * @param component its declaration
 * @param options its options, in the order of their record
 * @param <T> the interface it implements
 */
public record RegisteredComponent<T>(
    InstalledPlugin plugin, Component<T> component, List<OptionDescription> options) {

  /** Copies the list. */
  public RegisteredComponent {
    options = List.copyOf(options);
  }

  /** Returns its kind. */
  public Kind kind() {
    return Kind.of(component.kind()).orElseThrow();
  }

  /** Returns the option of a name. */
  public Optional<OptionDescription> option(String name) {
    return options.stream().filter(option -> option.name().equals(name)).findFirst();
  }

  /** Returns its options as one group. */
  OptionType.Group group() {
    return new OptionType.Group(component.options(), options);
  }

  /** Returns its name in messages: "denoiser 'mlp'". */
  public String words() {
    return kind().word() + " '" + component.name() + "'";
  }
}
