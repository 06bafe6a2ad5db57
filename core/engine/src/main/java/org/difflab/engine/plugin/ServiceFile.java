// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.difflab.spi.plugin.Plugin;

/**
 * The file by which a jar says that it holds plug-ins: one class name a line, '#' begins a comment.
 * It is read here rather than by {@link java.util.ServiceLoader}, which does not tell the jar of a
 * provider that it cannot load, nor let its version be looked at before it is made.
 */
final class ServiceFile {

  /** Its path in a jar. */
  static final String PATH = "META-INF/services/" + Plugin.class.getName();

  /** How many names its path has. */
  static final int DEPTH = PATH.split("/").length;

  private ServiceFile() {}

  /** Returns the class names that a file lists, each once. */
  static List<String> read(InputStream in) throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.replaceFirst("#.*", "").strip())
        .filter(line -> !line.isEmpty())
        .distinct()
        .toList();
  }
}
