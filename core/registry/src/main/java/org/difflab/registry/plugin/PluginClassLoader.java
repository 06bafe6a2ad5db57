// SPDX-License-Identifier: Apache-2.0
package org.difflab.registry.plugin;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import org.difflab.spi.plugin.Plugin;

/**
 * Loads the classes of one folder of jars. They share with difflab only the SPI and jakarta.inject,
 * always in difflab's version, and the classes of the JDK. All other classes are isolated, so that
 * a plug-in can use other versions of libraries than difflab or another plug-in. Resources are
 * found only in the plug-in's own jars and the JDK, so that service files of other plug-ins are not
 * visible.
 */
final class PluginClassLoader extends URLClassLoader {

  private static final List<String> SHARED = List.of("org.difflab.spi.", "jakarta.inject.");

  static {
    registerAsParallelCapable();
  }

  private final ClassLoader shared = Plugin.class.getClassLoader();

  PluginClassLoader(String folder, List<URL> jars) {
    super(folder, jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    return SHARED.stream().anyMatch(name::startsWith)
        ? shared.loadClass(name)
        : super.loadClass(name, resolve);
  }
}
