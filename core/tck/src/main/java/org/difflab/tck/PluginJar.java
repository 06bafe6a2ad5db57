// SPDX-License-Identifier: Apache-2.0
package org.difflab.tck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The jar or folder that a class was loaded from.
 *
 * @param location its path
 */
record PluginJar(Path location) {

  static PluginJar of(Class<?> type) {
    try {
      URI source = type.getProtectionDomain().getCodeSource().getLocation().toURI();
      return new PluginJar(Path.of(source));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the names of all files in it, with slashes. */
  List<String> entries() {
    return inRoot(
        root -> {
          try (Stream<Path> files = Files.walk(root)) {
            return files
                .filter(Files::isRegularFile)
                .map(file -> root.relativize(file).toString().replace('\\', '/'))
                .toList();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** Returns the classes that its service file of an interface names; none if there is no file. */
  List<String> service(Class<?> type) {
    return inRoot(
        root -> {
          Path file = root.resolve("META-INF/services/" + type.getName());
          if (!Files.exists(file)) {
            return List.of();
          }
          try (Stream<String> lines = Files.lines(file)) {
            return lines
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private <T> T inRoot(Function<Path, T> read) {
    if (Files.isDirectory(location)) {
      return read.apply(location);
    }
    try (FileSystem jar = FileSystems.newFileSystem(location)) {
      return read.apply(jar.getPath("/"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
