// SPDX-License-Identifier: Apache-2.0
package org.difflab.registry.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.difflab.registry.small.SmallPlugin;
import org.difflab.spi.plugin.Plugin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginsTest {

  @TempDir Path folder;

  @Test
  void findsWhatIsOnTheClassPath() throws IOException {
    Path jar = AcmeSources.jar("acme.plain").version("3").write(folder.resolve("acme.jar"));
    Path classes = Files.createDirectories(folder.resolve("classes"));
    Path services = classes.resolve(ServiceFile.PATH);
    Files.createDirectories(services.getParent());
    Files.writeString(services, "# ours\norg.acme.Missing # gone\n");

    try (URLClassLoader loader =
        new URLClassLoader(
            new URL[] {jar.toUri().toURL(), classes.toUri().toURL()},
            getClass().getClassLoader())) {
      Plugins plugins = Plugins.foundBy(loader);

      assertTrue(
          plugins.plugins().stream()
              .map(InstalledPlugin::label)
              .toList()
              .contains("acme 3 (" + jar + ")"),
          plugins::toString);
      assertEquals(
          List.of(
              classes
                  + ": plug-in org.acme.Missing is named by the service file but does not exist"),
          plugins.problems());
    }
  }

  @Test
  void ourOwnAreOursAndOthersAreNot() throws IOException {
    Path jar = AcmeSources.jar("acme.plain").write(folder.resolve("acme.jar"));
    assertEquals(
        Vendor.DIFFLAB, Plugins.given(List.of(SmallPlugin.own())).plugins().get(0).vendor());
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {jar.toUri().toURL()}, Plugin.class.getClassLoader())) {
      InstalledPlugin acme =
          Plugins.foundBy(loader).plugins().stream()
              .filter(plugin -> plugin.name().equals("acme"))
              .findFirst()
              .orElseThrow();
      assertEquals(Vendor.OTHER, acme.vendor());
    }
  }
}
