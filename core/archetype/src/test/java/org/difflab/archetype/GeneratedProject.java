// SPDX-License-Identifier: Apache-2.0
package org.difflab.archetype;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The project that the archetype generates for {@code -DgroupId=com.acme -DartifactId=acme-first
 * -Dvendor=acme}, made without Maven.
 *
 * @param folder where it lies
 */
record GeneratedProject(Path folder) {

  private static final Path TEMPLATES = Path.of("src/main/resources/archetype-resources");

  private static final Map<String, String> PROPERTIES =
      Map.of(
          "${groupId}", "com.acme",
          "${artifactId}", "acme-first",
          "${version}", "1.0-SNAPSHOT",
          "${package}", "com.acme",
          "${vendor}", "acme",
          "${difflabVersion}", version());

  /** Returns the version that the root's pom.xml states. */
  private static String version() {
    try {
      Matcher version =
          Pattern.compile("<artifactId>difflab-parent</artifactId>\\s*<version>(.+?)</version>")
              .matcher(Files.readString(Path.of("../../pom.xml")));
      assertTrue(version.find());
      return version.group(1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fills the templates in. */
  static GeneratedProject in(Path folder) throws IOException {
    try (Stream<Path> templates = Files.walk(TEMPLATES)) {
      for (Path template : templates.filter(Files::isRegularFile).toList()) {
        String name = TEMPLATES.relativize(template).toString();
        Path file = folder.resolve(name.replaceFirst("\\.template$", ""));
        Files.createDirectories(file.getParent());
        String text = Files.readString(template);
        for (Map.Entry<String, String> property : PROPERTIES.entrySet()) {
          text = text.replace(property.getKey(), property.getValue());
        }
        Files.writeString(file, text);
      }
    }
    return new GeneratedProject(folder);
  }

  /** Returns the text of all of its classes, one after the other. */
  String sources() throws IOException {
    StringBuilder text = new StringBuilder();
    for (Path file : javaFiles()) {
      text.append(Files.readString(file));
    }
    return text.toString();
  }

  private List<Path> javaFiles() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("src"))) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  /**
   * Compiles it, every warning an error.
   *
   * @return what the compiler said, which is nothing if all is well
   */
  String compile() throws IOException {
    Path classes = Files.createDirectories(classes());
    Path services = folder.resolve("src/main/resources/META-INF/services");
    Path target = Files.createDirectories(classes.resolve("META-INF/services"));
    try (Stream<Path> files = Files.list(services)) {
      for (Path file : files.toList()) {
        Files.copy(file, target.resolve(file.getFileName()));
      }
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of(
              "-d",
              classes.toString(),
              "-cp",
              System.getProperty("java.class.path"),
              "-Xlint:all,-processing,-path,-options",
              "-Werror",
              "-proc:none",
              "--release",
              "17");
      compiler
          .getTask(said, files, null, options, null, files.getJavaFileObjectsFromPaths(javaFiles()))
          .call();
    }
    return said.toString();
  }

  private Path classes() {
    return folder.resolve("classes");
  }

  /** Returns a loader of its classes. */
  URLClassLoader loader() throws MalformedURLException {
    return new URLClassLoader(
        new URL[] {classes().toUri().toURL()}, GeneratedProject.class.getClassLoader());
  }
}
