// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.plugin;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import org.difflab.spi.plugin.Plugin;

/**
 * Loads the classes of one folder of jars. With difflab they share the SPI and jakarta.inject,
 * always difflab's own, and with everybody the classes of the JDK; all else is theirs alone, so
 * that their libraries may be of other versions than difflab's or another plug-in's. Files are only
 * found in their own jars and the JDK, so that nobody's service files reach anybody else.
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
