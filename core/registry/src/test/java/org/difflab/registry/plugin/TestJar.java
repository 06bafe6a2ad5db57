// SPDX-License-Identifier: Apache-2.0
package org.difflab.registry.plugin;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.difflab.registry.Kind;
import org.difflab.spi.plugin.Plugin;

/** A jar compiled from sources against the SPI alone, as a vendor's build makes it. */
public final class TestJar {

  private final Map<String, String> sources = new LinkedHashMap<>();
  private final Map<String, String> files = new LinkedHashMap<>();
  private final List<String> leftOut = new ArrayList<>();
  private String version = "1.0";

  /** Adds a class by its name and text. */
  public TestJar source(String className, String text) {
    sources.put(className, text);
    return this;
  }

  /** Adds a file. */
  public TestJar file(String path, String text) {
    files.put(path, text);
    return this;
  }

  /** Names the plug-ins in the service file. */
  public TestJar plugin(String... classNames) {
    return file(ServiceFile.PATH, String.join("\n", classNames) + "\n");
  }

  /** Leaves a class out after everything was compiled. */
  public TestJar without(String className) {
    leftOut.add(className);
    return this;
  }

  /** Sets the version in the manifest. */
  public TestJar version(String number) {
    version = number;
    return this;
  }

  /** Compiles and writes the jar. */
  public Path write(Path jar) throws IOException {
    Path classes = Files.createTempDirectory(Files.createDirectories(jar.getParent()), ".classes");
    compile(classes);
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out, manifest);
        Stream<Path> compiled = Files.walk(classes)) {
      for (Path file : compiled.filter(Files::isRegularFile).sorted().toList()) {
        String name = classes.relativize(file).toString().replace('\\', '/');
        if (leftOut.stream().noneMatch(left -> name.equals(left.replace('.', '/') + ".class"))) {
          entries.putNextEntry(new JarEntry(name));
          entries.write(Files.readAllBytes(file));
        }
      }
      for (Map.Entry<String, String> file : files.entrySet()) {
        entries.putNextEntry(new JarEntry(file.getKey()));
        entries.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return jar;
  }

  private void compile(Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    List<String> options =
        List.of(
            "-proc:none",
            "-d",
            classes.toString(),
            "-cp",
            home(Plugin.class) + System.getProperty("path.separator") + home(Inject.class));
    List<Source> units =
        sources.entrySet().stream().map(e -> new Source(e.getKey(), e.getValue())).toList();
    boolean compiled =
        units.isEmpty() || compiler.getTask(null, null, said, options, null, units).call();
    if (!compiled) {
      throw new IOException(
          String.join("\n", said.getDiagnostics().stream().map(Diagnostic::toString).toList()));
    }
  }

  private static Path home(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Source extends SimpleJavaFileObject {

    private final String text;

    Source(String className, String text) {
      super(URI.create("string:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
