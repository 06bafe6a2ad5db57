package org.difflab.spi.plugin;

import java.util.List;

/**
 * A collection of components, found by {@link java.util.ServiceLoader}.
 *
 * <p>A component's implementation has one constructor annotated {@code jakarta.inject.Inject},
 * which may ask for
 *
 * <ul>
 *   <li>its options record;
 *   <li>{@link org.difflab.spi.Schedule}, the noise levels of its pipeline (denoisers and metrics);
 *   <li>{@link org.difflab.spi.linear.LinearAlgebra} and {@link org.difflab.spi.Workers};
 *   <li>{@link Parts}, to make components named in its options.
 * </ul>
 */
public interface Plugin {

  /** Returns the plug-in's name, such as "acme-trees". */
  String name();

  /** Returns the plug-in's version; it is part of the key of everything its components train. */
  String version();

  /** Returns the components, each kind and name once. */
  List<Component<?>> components();
}
