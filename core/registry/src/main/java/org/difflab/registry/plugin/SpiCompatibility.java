// SPDX-License-Identifier: Apache-2.0
package org.difflab.registry.plugin;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.difflab.spi.plugin.SpiVersion;

/** Checks whether a plug-in that was built against one version of the SPI runs with another. */
final class SpiCompatibility {

  private static final Pattern VERSION = Pattern.compile("([0-9]{1,9})\\.([0-9]{1,9})");

  private SpiCompatibility() {}

  /** Returns why a plug-in class is incompatible, or empty if it is compatible. */
  static Optional<String> problem(Class<?> plugin) {
    Optional<SpiVersion> stated = Optional.ofNullable(plugin.getAnnotation(SpiVersion.class));
    if (stated.isEmpty()) {
      return Optional.of(
          "does not state which plug-in interface it was built against; annotate it with"
              + " @SpiVersion(SpiVersion.CURRENT)");
    }
    return problem(stated.get().value(), SpiVersion.CURRENT);
  }

  /**
   * Returns why a plug-in is incompatible.
   *
   * @param built the version it was built against
   * @param installed the installed version
   */
  static Optional<String> problem(String built, String installed) {
    Matcher theirs = VERSION.matcher(built);
    Matcher ours = VERSION.matcher(installed);
    if (!theirs.matches() || !ours.matches()) {
      return Optional.of(
          "states the version '"
              + built
              + "' of the plug-in interface, expected two numbers as in "
              + installed);
    }
    int first = Integer.compare(number(theirs, 1), number(ours, 1));
    int second = Integer.compare(number(theirs, 2), number(ours, 2));
    boolean newer = first > 0 || (first == 0 && second > 0);
    boolean older = first < 0 || (first == 0 && number(ours, 1) == 0 && second < 0);
    if (!newer && !older) {
      return Optional.empty();
    }
    return Optional.of(
        "was built against version "
            + built
            + " of the plug-in interface, and this difflab has "
            + installed
            + (newer ? "; it needs a newer difflab" : "; a newer build of the plug-in is needed"));
  }

  private static int number(Matcher version, int group) {
    return Integer.parseInt(version.group(group));
  }
}
