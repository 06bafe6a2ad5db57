// SPDX-License-Identifier: Apache-2.0
package org.difflab.registry.wiring;

import com.google.inject.AbstractModule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.difflab.files.text.ExceptionText;
import org.difflab.registry.plugin.InstalledPlugin;
import org.difflab.spi.InputException;
import org.difflab.spi.plugin.Service;

/** Binds the services that the installed plug-ins provide to constructors of components. */
final class ServicesModule extends AbstractModule {

  private final List<Service<?>> services;

  /**
   * Creates the services.
   *
   * @throws InputException if a plug-in cannot create its services, or two provide the same type
   */
  ServicesModule(List<InstalledPlugin> plugins) {
    Map<Class<?>, InstalledPlugin> offered = new HashMap<>();
    List<Service<?>> all = new ArrayList<>();
    for (InstalledPlugin plugin : plugins) {
      for (Service<?> service : services(plugin)) {
        Optional<InstalledPlugin> other =
            Optional.ofNullable(offered.putIfAbsent(service.type(), plugin));
        if (other.isPresent()) {
          throw new InputException(
              "plug-ins "
                  + other.get().label()
                  + " and "
                  + plugin.label()
                  + " both offer a service of the type "
                  + service.type().getName()
                  + "; remove one of them");
        }
        all.add(service);
      }
    }
    this.services = List.copyOf(all);
  }

  @Override
  protected void configure() {
    services.forEach(this::bindService);
  }

  private static List<Service<?>> services(InstalledPlugin plugin) {
    try {
      return List.copyOf(plugin.services().get());
    } catch (InputException | OutOfMemoryError e) {
      throw e;
    } catch (Throwable e) {
      // The code of a plug-in may throw any exception.
      throw new InputException(
          "plug-in " + plugin.label() + " cannot create its services: " + ExceptionText.line(e), e);
    }
  }

  private <T> void bindService(Service<T> service) {
    bind(service.type()).toInstance(service.instance());
  }
}
