// SPDX-License-Identifier: Apache-2.0
package org.difflab.registry.plugin;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.difflab.spi.plugin.Plugin;

/**
 * Instantiates the plug-in classes named in service files; the failure of one does not affect the
 * others.
 */
final class PluginLoading {

  private final ClassLoader loader;
  private final List<InstalledPlugin> plugins = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();

  PluginLoading(ClassLoader loader) {
    this.loader = loader;
  }

  /** Why a plug-in cannot be used. */
  private static final class Unusable extends Exception {

    private static final long serialVersionUID = 1L;

    Unusable(String reason, Throwable cause) {
      super(reason, cause);
    }

    Unusable(String reason) {
      super(reason);
    }
  }

  /**
   * Loads a class.
   *
   * @param origin the jar whose service file names it
   */
  void load(String className, Origin origin) {
    // The same jar may be on the class path twice.
    if (!seen.add(className)) {
      return;
    }
    try {
      plugins.add(loaded(className, origin));
    } catch (Unusable e) {
      problems.add(origin.location() + ": plug-in " + className + " " + e.getMessage());
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (Throwable e) {
      // The others are loaded after any exception of a plug-in.
      problems.add(
          origin.location()
              + ": plug-in "
              + className
              + " is left out, as it cannot be read: "
              + e);
    }
  }

  private InstalledPlugin loaded(String className, Origin origin) throws Unusable {
    Class<?> type = type(className);
    if (!Plugin.class.isAssignableFrom(type)) {
      throw new Unusable("does not implement " + Plugin.class.getName());
    }
    Optional<String> misfit = SpiCompatibility.problem(type);
    if (misfit.isPresent()) {
      throw new Unusable(misfit.get());
    }
    Vendor vendor = loader instanceof PluginClassLoader ? Vendor.OTHER : Vendor.of(type);
    return InstalledPlugin.of(made(type.asSubclass(Plugin.class)), vendor, origin);
  }

  private Class<?> type(String className) throws Unusable {
    try {
      return Class.forName(className, false, loader);
    } catch (ClassNotFoundException e) {
      throw new Unusable("is named by the service file but does not exist", e);
    } catch (LinkageError e) {
      throw new Unusable("cannot be loaded: " + e, e);
    }
  }

  private static Plugin made(Class<? extends Plugin> type) throws Unusable {
    try {
      return type.getConstructor().newInstance();
    } catch (InvocationTargetException e) {
      throw new Unusable("cannot be made: " + e.getCause(), e);
    } catch (ReflectiveOperationException e) {
      throw new Unusable("must be a public class with a public constructor without parameters", e);
    } catch (LinkageError e) {
      throw new Unusable("cannot be made: " + e, e);
    }
  }

  Plugins plugins() {
    return new Plugins(plugins, problems);
  }
}
