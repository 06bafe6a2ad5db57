// SPDX-License-Identifier: Apache-2.0
package org.difflab.registry.wiring;

import com.google.inject.Injector;
import java.util.List;
import org.difflab.registry.Kind;
import org.difflab.registry.RegisteredComponent;
import org.difflab.spi.plugin.Component;
import org.difflab.spi.plugin.Part;
import org.difflab.spi.plugin.Parts;

/** Creates nested components with the injector of the component that names them. */
record InjectedParts(Wiring wiring, Injector injector) implements Parts {

  @Override
  public <T> T make(Part<T> part) {
    return wiring.makeNested(injector, part);
  }

  @Override
  public <T> List<String> names(Class<T> kind, Class<? extends T> type) {
    return wiring.registry().all(Kind.of(kind).orElseThrow()).stream()
        .map(RegisteredComponent::component)
        .filter(component -> type.isAssignableFrom(component.implementation()))
        .map(Component::name)
        .toList();
  }
}
