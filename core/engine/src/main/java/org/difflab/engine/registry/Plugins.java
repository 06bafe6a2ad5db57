package org.difflab.engine.registry;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.difflab.spi.plugin.Plugin;

/**
 * The plug-ins that were found.
 *
 * @param plugins those that could be loaded
 * @param problems one sentence for each that could not
 */
public record Plugins(List<Plugin> plugins, List<String> problems) {

  private static final int MOST_BROKEN = 100;

  /** Copies the lists. */
  public Plugins {
    plugins = List.copyOf(plugins);
    problems = List.copyOf(problems);
  }

  /** Looks for plug-ins on the class path. */
  public static Plugins onClassPath() {
    return foundBy(ServiceLoader.load(Plugin.class));
  }

  /** Takes the plug-ins that a loader finds; one that cannot be loaded does not stop the rest. */
  public static Plugins foundBy(ServiceLoader<Plugin> loader) {
    List<Plugin> plugins = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    Iterator<Plugin> iterator = loader.iterator();
    // A loader may fail at the same entry for ever; a hundred failures are enough.
    while (problems.size() < MOST_BROKEN) {
      try {
        if (!iterator.hasNext()) {
          break;
        }
        plugins.add(iterator.next());
      } catch (ServiceConfigurationError | LinkageError e) {
        problems.add("a plug-in cannot be loaded: " + e.getMessage());
      }
    }
    return new Plugins(plugins, problems);
  }
}
