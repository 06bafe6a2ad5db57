package org.difflab.spi.plugin;

/** Makes the components that options name. */
public interface Parts {

  /** Makes a component, injected as if it stood in the slot of the component that asks. */
  <T> T make(Part<T> part);
}
