// SPDX-License-Identifier: Apache-2.0
package org.difflab.registry.plugin;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.difflab.files.FileProblem;
import org.difflab.files.setting.Settings;
import org.difflab.spi.InputException;

/**
 * The plug-in directories: each contains a folder with the jars of each plug-in. Plug-ins are
 * loaded from nowhere else, in particular not from the working directory.
 *
 * @param places the directories
 */
public record PluginFolders(List<Path> places) {

  private static final String PROPERTY = "difflab.plugins";
  private static final String VARIABLE = "DIFFLAB_PLUGINS";

  /** Copies the list. */
  public PluginFolders {
    places = List.copyOf(places);
  }

  /**
   * Reads the setting: the system property {@code difflab.plugins} or else the environment's {@code
   * DIFFLAB_PLUGINS}, one or several directories separated by the system's path separator. If it is
   * not set, the launcher sets it to the folder {@code plugins} of the checkout or the unpacked
   * archive. Without it there are no plug-in directories.
   *
   * @throws InputException if the setting is not a list of paths
   */
  public static PluginFolders fromSettings() {
    return from(Settings.ofThisProcess());
  }

  static PluginFolders from(Settings settings) {
    String setting = settings.find(PROPERTY, VARIABLE).orElse("");
    try {
      return new PluginFolders(
          Arrays.stream(setting.split(File.pathSeparator))
              .filter(text -> !text.isBlank())
              .map(Path::of)
              .toList());
    } catch (InvalidPathException e) {
      throw new InputException(PROPERTY + " or " + VARIABLE + ": " + e.getMessage(), e);
    }
  }

  /** Loads the plug-ins in all of them. */
  Plugins plugins() {
    Plugins found = new Plugins(List.of(), List.of());
    for (Path place : places) {
      found = found.and(in(place));
    }
    return found;
  }

  private static Plugins in(Path place) {
    if (!Files.isDirectory(place)) {
      return failed(
          place + ": " + PROPERTY + " or " + VARIABLE + " names it, and it is not a folder");
    }
    List<Path> entries;
    try (Stream<Path> listed = Files.list(place)) {
      entries = listed.filter(entry -> !name(entry).startsWith(".")).sorted().toList();
    } catch (IOException e) {
      return failed(place + ": cannot be read: " + FileProblem.reason(e));
    }
    Plugins found = new Plugins(List.of(), List.of());
    for (Path entry : entries) {
      if (Files.isDirectory(entry)) {
        found = found.and(new PluginFolder(entry).plugins());
      } else if (name(entry).endsWith(PluginFolder.JAR)) {
        String folder = name(entry).substring(0, name(entry).length() - PluginFolder.JAR.length());
        found =
            found.and(
                failed(
                    entry
                        + ": the jars of a plug-in must be in a folder of their own; move it to "
                        + place.resolve(folder).resolve(name(entry))));
      }
    }
    return found;
  }

  private static String name(Path entry) {
    return entry.getFileName().toString();
  }

  private static Plugins failed(String problem) {
    return new Plugins(List.of(), List.of(problem));
  }
}
