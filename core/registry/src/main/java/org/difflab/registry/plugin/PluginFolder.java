// SPDX-License-Identifier: Apache-2.0
package org.difflab.registry.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.difflab.files.FileProblem;

/**
 * A folder of jars with one class loader: plug-ins and the libraries they need.
 *
 * @param folder the folder
 */
record PluginFolder(Path folder) {

  static final String JAR = ".jar";

  /** Loads the plug-ins declared by its jars. */
  Plugins plugins() {
    List<String> problems = new ArrayList<>();
    List<URL> readable = new ArrayList<>();
    Map<Path, List<String>> declared = new LinkedHashMap<>();
    try {
      for (Path jar : jars()) {
        try {
          declared.put(jar, classNames(jar));
          readable.add(url(jar));
        } catch (IOException e) {
          problems.add(
              Origin.jar(jar).location() + ": cannot be read as a jar: " + FileProblem.reason(e));
        }
      }
    } catch (IOException e) {
      problems.add(folder + ": cannot be read: " + FileProblem.reason(e));
    }
    if (problems.isEmpty() && declared.values().stream().allMatch(List::isEmpty)) {
      problems.add(
          folder
              + ": holds no plug-in: none of its "
              + declared.size()
              + " jars has the file "
              + ServiceFile.PATH);
    }
    // The class loader must stay open as long as its classes are used.
    PluginLoading loading =
        new PluginLoading(new PluginClassLoader(folder.getFileName().toString(), readable));
    declared.forEach((jar, names) -> names.forEach(name -> loading.load(name, Origin.jar(jar))));
    return new Plugins(List.of(), problems).and(loading.plugins());
  }

  private List<Path> jars() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(JAR)).sorted().toList();
    }
  }

  private static List<String> classNames(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      ZipEntry services = file.getEntry(ServiceFile.PATH);
      if (services == null) {
        return List.of();
      }
      try (InputStream in = file.getInputStream(services)) {
        return ServiceFile.read(in);
      }
    }
  }

  private static URL url(Path jar) throws MalformedURLException {
    return jar.toUri().toURL();
  }
}
