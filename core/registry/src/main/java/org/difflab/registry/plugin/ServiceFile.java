// SPDX-License-Identifier: Apache-2.0
package org.difflab.registry.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.difflab.spi.plugin.Plugin;

/**
 * The service file that declares the plug-ins of a jar: one class name per line, '#' begins a
 * comment. It is not read by {@link java.util.ServiceLoader}, which neither reports the jar of a
 * provider that cannot be loaded nor allows its version to be checked before it is instantiated.
 */
final class ServiceFile {

  /** Its path in a jar. */
  static final String PATH = "META-INF/services/" + Plugin.class.getName();

  /** The number of names of its path. */
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
