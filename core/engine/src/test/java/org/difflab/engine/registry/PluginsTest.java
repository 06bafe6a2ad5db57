package org.difflab.engine.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.difflab.engine.small.SmallPlugin;
import org.difflab.spi.plugin.Component;
import org.difflab.spi.plugin.Component.NoOptions;
import org.difflab.spi.plugin.Plugin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginsTest {

  /** A plug-in that a loader can make. */
  public static final class Loadable implements Plugin {

    @Override
    public String name() {
      return "loadable";
    }

    @Override
    public String version() {
      return "1";
    }

    @Override
    public List<Component<?>> components() {
      return List.of(SmallPlugin.encoder("acme.loadable", NoOptions.class));
    }
  }

  /** A plug-in that cannot be made. */
  public static final class Failing implements Plugin {

    /** Fails. */
    public Failing() {
      throw new IllegalStateException("half installed");
    }

    @Override
    public String name() {
      return "failing";
    }

    @Override
    public String version() {
      return "1";
    }

    @Override
    public List<Component<?>> components() {
      return List.of();
    }
  }

  @Test
  void aPluginThatCannotBeLoadedDoesNotStopTheRest(@TempDir Path folder) throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.write(
        services.resolve(Plugin.class.getName()),
        List.of("org.acme.Missing", Failing.class.getName(), Loadable.class.getName()));

    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
      Plugins plugins = Plugins.foundBy(ServiceLoader.load(Plugin.class, loader));
      Registry registry = Registry.of(plugins);

      assertTrue(plugins.plugins().stream().anyMatch(plugin -> plugin.name().equals("loadable")));
      assertTrue(registry.find(Kind.ENCODER, "acme.loadable").isPresent());
      List<String> problems = registry.problems();
      assertEquals(2, problems.size(), problems::toString);
      assertTrue(problems.get(0).contains("org.acme.Missing"), problems.get(0));
      assertTrue(problems.get(1).contains("Failing"), problems.get(1));
    }
  }
}
