// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi.plugin;

import java.util.List;
import java.util.Optional;

/**
 * A collection of components. It is found in a jar, or on the class path, by the file {@code
 * META-INF/services/org.difflab.spi.plugin.Plugin} that names its class. The class must be public,
 * have a public constructor without parameters, and state by {@link SpiVersion} the version of the
 * interface it was built against.
 *
 * <p>A component's implementation has one constructor annotated {@code jakarta.inject.Inject}, into
 * which can be injected
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
 *   <li>P2: the service file names its class, which is public and has a constructor without
 *       parameters
 *   <li>P3: it states by {@code @SpiVersion} the version of the interface it was built against
 *   <li>P4: names of components begin with the vendor's name and a dot
 *   <li>P5: each component is of an existing kind, is declared once and has a summary
 *   <li>P6: implementations are classes of their kind with one {@code @Inject} constructor
 *   <li>P7: every option is documented, of a type that options can have, and named once
 *   <li>P8: every default is of its type and range, and the record takes all of them
 *   <li>P9: a component can be created with its default options
 *   <li>P10: it contains no class of difflab's interface or of jakarta.inject
 * </ul>
 *
 * @since 0.1
 */
public interface Plugin {

  /** Returns the plug-in's name, such as "acme-trees". */
  String name();

  /**
   * Returns the plug-in's version, which is part of the key of everything its components train. By
   * default it is the {@code Implementation-Version} of the manifest of the plug-in's jar, which
   * builds fill in with the version of the artifact, and "unpackaged" outside of a jar.
   */
  default String version() {
    return Optional.ofNullable(getClass().getPackage().getImplementationVersion())
        .orElse("unpackaged");
  }

  /** Returns the components, each kind and name once. */
  List<Component<?>> components();

  /**
   * Returns the services that can be injected into the constructors of components, its own and
   * those of other plug-ins. It is called once for each laboratory; each call creates new objects.
   *
   * @throws org.difflab.spi.InputException if a setting that a service needs is wrong
   */
  default List<Service<?>> services() {
    return List.of();
  }
}
