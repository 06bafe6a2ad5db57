// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine;

import com.google.inject.Module;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.difflab.linear.device.Device;
import org.difflab.registry.RegisteredComponent;
import org.difflab.registry.Registry;
import org.difflab.registry.plugin.InstalledPlugin;
import org.difflab.registry.plugin.Plugins;
import org.difflab.spi.InputException;
import org.difflab.spi.plugin.Component;
import org.difflab.spi.plugin.Plugin;

/** Opens a {@link Laboratory} with plug-ins and bindings of a program. */
public final class LaboratoryBuilder {

  private final List<Plugin> plugins = new ArrayList<>();
  private final List<Module> modules = new ArrayList<>();

  LaboratoryBuilder() {}

  /** Adds a plug-in to the installed ones. */
  public LaboratoryBuilder plugin(Plugin plugin) {
    plugins.add(plugin);
    return this;
  }

  /**
   * Adds bindings that can be injected into the constructors of components. Bindings must be
   * explicit, as in {@code bind(Catalogue.class).toInstance(catalogue)}, and take precedence over
   * services of plug-ins.
   */
  public LaboratoryBuilder module(Module module) {
    modules.add(module);
    return this;
  }

  /**
   * Opens the laboratory with the settings of this machine.
   *
   * @throws InputException if a setting is wrong, or an added plug-in or one of its components
   *     cannot be used, for example because of a duplicate name
   */
  public Laboratory open() {
    // Native libraries are loaded in parallel to the search for plug-ins.
    return open(CompletableFuture.supplyAsync(Device::fromSettings));
  }

  /** Opens the laboratory on a device, which is closed if that fails. */
  Laboratory open(CompletableFuture<Device> opening) {
    try {
      Registry registry = registry();
      return Laboratory.open(opened(opening), registry, List.copyOf(modules));
    } catch (RuntimeException | Error e) {
      close(opening, e);
      throw e;
    }
  }

  private static Device opened(CompletableFuture<Device> opening) {
    try {
      return opening.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof InputException input) {
        throw input;
      }
      throw e;
    }
  }

  private static void close(CompletableFuture<Device> opening, Throwable reason) {
    try {
      opening.join().close();
    } catch (CompletionException e) {
      // A failure to create the device must not hide the original exception, and may be its cause.
      if (reason != e && reason != e.getCause()) {
        reason.addSuppressed(e.getCause());
      }
    }
  }

  private Registry registry() {
    Plugins given = Plugins.given(plugins);
    if (!given.problems().isEmpty()) {
      throw new InputException(String.join("\n", given.problems()));
    }
    Registry registry = Registry.of(Plugins.fromSettings().and(given));
    boolean whole =
        given.plugins().stream()
            .allMatch(
                plugin ->
                    plugin.components().stream().allMatch(one -> holds(registry, plugin, one)));
    if (!whole) {
      throw new InputException(String.join("\n", registry.problems()));
    }
    return registry;
  }

  private static <T> boolean holds(
      Registry registry, InstalledPlugin plugin, Component<T> component) {
    return registry
        .find(component.kind(), component.name())
        .map(RegisteredComponent::plugin)
        .filter(plugin::equals)
        .isPresent();
  }
}
