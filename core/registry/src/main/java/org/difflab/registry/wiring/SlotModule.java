// SPDX-License-Identifier: Apache-2.0
package org.difflab.registry.wiring;

import com.google.inject.Key;
import com.google.inject.PrivateModule;
import org.difflab.spi.plugin.Part;
import org.difflab.spi.plugin.Parts;

/**
 * Binds one chosen component privately: its options and its implementation are not visible to other
 * components, and only the interface it implements is exposed. So two slots may contain the same
 * component with different options.
 */
final class SlotModule<T> extends PrivateModule {

  private final Key<T> key;
  private final Part<T> part;
  private final Class<? extends T> implementation;
  private final Parts parts;

  SlotModule(Key<T> key, Part<T> part, Class<? extends T> implementation, Parts parts) {
    this.key = key;
    this.part = part;
    this.implementation = implementation;
    this.parts = parts;
  }

  @Override
  protected void configure() {
    binder().requireExplicitBindings();
    binder().requireAtInjectOnConstructors();
    bindOptions(part.options());
    bind(Parts.class).toInstance(parts);
    bind(implementation);
    bind(key).to(implementation);
    expose(key);
  }

  @SuppressWarnings("unchecked") // an instance has its own class
  private <R extends Record> void bindOptions(R options) {
    bind((Class<R>) options.getClass()).toInstance(options);
  }
}
