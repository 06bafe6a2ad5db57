// SPDX-License-Identifier: Apache-2.0
package org.difflab.registry.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.difflab.files.FileProblem;
import org.difflab.spi.InputException;
import org.difflab.spi.plugin.Plugin;

/**
 * The plug-ins that were found.
 *
 * @param plugins the loaded plug-ins
 * @param problems a sentence for each that could not be loaded, with its jar
 */
public record Plugins(List<InstalledPlugin> plugins, List<String> problems) {

  /** Copies the lists. */
  public Plugins {
    plugins = List.copyOf(plugins);
    problems = List.copyOf(problems);
  }

  /** Finds plug-ins on the class path and in the plug-in directories of the settings. */
  public static Plugins fromSettings() {
    return onClassPath().and(PluginFolders.fromSettings().plugins());
  }

  /** Finds plug-ins on the class path. */
  public static Plugins onClassPath() {
    return foundBy(Thread.currentThread().getContextClassLoader());
  }

  /** Finds plug-ins that are visible to a class loader. */
  static Plugins foundBy(ClassLoader loader) {
    PluginLoading loading = new PluginLoading(loader);
    List<String> unreadable = new ArrayList<>();
    try {
      for (URL file : Collections.list(loader.getResources(ServiceFile.PATH))) {
        Origin origin = Origin.of(file, ServiceFile.DEPTH);
        try {
          classNames(file).forEach(name -> loading.load(name, origin));
        } catch (IOException e) {
          unreadable.add(origin.location() + ": cannot be read: " + FileProblem.reason(e));
        }
      }
    } catch (IOException e) {
      throw new InputException("the class path cannot be searched: " + FileProblem.reason(e), e);
    }
    return loading.plugins().and(new Plugins(List.of(), unreadable));
  }

  private static List<String> classNames(URL file) throws IOException {
    URLConnection connection = file.openConnection();
    // A cached jar would stay open, and could not be replaced on systems that lock open files.
    connection.setUseCaches(false);
    try (InputStream in = connection.getInputStream()) {
      return ServiceFile.read(in);
    }
  }

  /** Returns plug-ins that a program provides, which need not state their SPI version. */
  public static Plugins given(List<Plugin> given) {
    List<InstalledPlugin> plugins = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (Plugin plugin : given) {
      try {
        Class<?> type = plugin.getClass();
        plugins.add(InstalledPlugin.of(plugin, Vendor.of(type), Origin.of(type)));
      } catch (OutOfMemoryError e) {
        throw e;
      } catch (Throwable e) {
        // The others are loaded after any exception of a plug-in.
        problems.add("plug-in " + plugin.getClass().getName() + " is left out: " + e);
      }
    }
    return new Plugins(plugins, problems);
  }

  /** Returns these plug-ins followed by others. */
  public Plugins and(Plugins others) {
    return new Plugins(
        Stream.concat(plugins.stream(), others.plugins.stream()).toList(),
        Stream.concat(problems.stream(), others.problems.stream()).toList());
  }
}
