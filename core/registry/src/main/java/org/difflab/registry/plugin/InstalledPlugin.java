// SPDX-License-Identifier: Apache-2.0
package org.difflab.registry.plugin;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.difflab.spi.plugin.Component;
import org.difflab.spi.plugin.Plugin;
import org.difflab.spi.plugin.Service;

/**
 * A plug-in that was loaded, with its name and components.
 *
 * @param name its name
 * @param version its version
 * @param components the components it declares, not checked yet
 * @param services creates its services for components
 * @param vendor its vendor
 * @param origin where it was loaded from
 */
public record InstalledPlugin(
    String name,
    String version,
    List<Component<?>> components,
    Supplier<List<Service<?>>> services,
    Vendor vendor,
    Origin origin) {

  /**
   * Copies the list.
   *
   * @throws NullPointerException if the plug-in returned null
   */
  public InstalledPlugin {
    Objects.requireNonNull(name, "the plug-in has no name");
    Objects.requireNonNull(version, "the plug-in has no version");
    components = List.copyOf(Objects.requireNonNull(components, "the plug-in has no components"));
  }

  /** Reads the description of a plug-in, whose code may throw any exception. */
  static InstalledPlugin of(Plugin plugin, Vendor vendor, Origin origin) {
    return new InstalledPlugin(
        plugin.name(), plugin.version(), plugin.components(), plugin::services, vendor, origin);
  }

  /** Returns its name in messages: "acme-trees 1.2 (plugins/acme/acme-trees-1.2.jar)". */
  public String label() {
    return label(name, version)
        + (origin.form() == Origin.Form.JAR ? " (" + origin.location() + ")" : "");
  }

  /** Returns its name, its version and where it was loaded from. */
  public String place() {
    return label(name, version) + " (" + origin.location() + ")";
  }

  /** Returns the name of a plug-in that is not installed: "acme-trees 1.2". */
  public static String label(String name, String version) {
    return name + " " + version;
  }
}
