package org.difflab.engine.pipeline;

import com.google.inject.Injector;
import org.difflab.spi.plugin.Part;
import org.difflab.spi.plugin.Parts;

/** Makes nested components from the injector from which the one that names them was made. */
record InjectedParts(Wiring wiring, Injector injector) implements Parts {

  @Override
  public <T> T make(Part<T> part) {
    return wiring.makeNested(injector, part);
  }
}
