// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi.plugin;

import java.util.List;
import java.util.Optional;

/**
 * A collection of components. It is found in a jar, or on the class path, by the file {@code
 * META-INF/services/org.difflab.spi.plugin.Plugin} that names its class, which is public, has a
 * public constructor without parameters and states by {@link SpiVersion} what it was built against.
 *
 * <p>A component's implementation has one constructor annotated {@code jakarta.inject.Inject},
 * which may ask for
 *
 * <ul>
 *   <li>its options record;
 *   <li>{@link org.difflab.spi.Schedule}, the noise levels of its pipeline (denoisers and metrics);
 *   <li>{@link org.difflab.spi.linear.LinearAlgebra} and {@link org.difflab.spi.Workers};
 *   <li>{@link Parts}, to make components named in its options;
 *   <li>{@link org.difflab.spi.saved.SavedPipelines}, to open pipelines of earlier runs;
 *   <li>{@link org.difflab.spi.DataFolders} (data sets), {@link org.difflab.spi.SampleMemory} and
 *       {@link org.difflab.spi.judge.Judges} (metrics);
 *   <li>any other {@link Service} that an installed plug-in offers.
 * </ul>
 *
 * <p>Rules that the conformance kit checks:
 *
 * <ul>
 *   <li>P1: a plug-in has a name of lower-case words joined by hyphens, and a version
 *   <li>P2: the service file names its class, which is public and made without parameters
 *   <li>P3: it states by {@code @SpiVersion} what it was built against
 *   <li>P4: names of components begin with the vendor's name and a dot
 *   <li>P5: each component is of a kind there is, declared once, and summed up
 *   <li>P6: implementations are classes of their kind with one {@code @Inject} constructor
 *   <li>P7: every option is documented, of a type that options can have, and named once
 *   <li>P8: every default is of its type and range, and the record takes all of them
 *   <li>P9: a component can be made of its default options
 *   <li>P10: it brings no class of difflab's interface, nor of jakarta.inject
 * </ul>
 *
 * @since 0.1
 */
public interface Plugin {

  /** Returns the plug-in's name, such as "acme-trees". */
  String name();

  /**
   * Returns the plug-in's version; it is part of the key of everything its components train. Unless
   * overridden it is the {@code Implementation-Version} of the manifest of the plug-in's jar, which
   * builds fill in with the version of the artifact, and "unpackaged" outside of a jar.
   */
  default String version() {
    return Optional.ofNullable(getClass().getPackage().getImplementationVersion())
        .orElse("unpackaged");
  }

  /** Returns the components, each kind and name once. */
  List<Component<?>> components();

  /**
   * Returns what this plug-in offers to the constructors of components, its own and those of
   * others. It is asked once for each laboratory; each call makes new objects.
   *
   * @throws org.difflab.spi.InputException if a setting that a service needs is wrong
   */
  default List<Service<?>> services() {
    return List.of();
  }
}
