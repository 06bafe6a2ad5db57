// SPDX-License-Identifier: Apache-2.0
package org.difflab.data;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.difflab.files.setting.Settings;
import org.difflab.spi.DataFolders;
import org.difflab.spi.InputException;

/**
 * The data folders of this machine.
 *
 * @param mirror a read-only folder of data files
 * @param cache the folder for downloads
 */
public record LocalFolders(Optional<Path> mirror, Path cache) implements DataFolders {

  /**
   * Reads the settings: the system property {@code difflab.data} or else the environment's {@code
   * DIFFLAB_DATA} names the mirror, {@code difflab.cache} or {@code DIFFLAB_CACHE} the cache, which
   * is {@code .cache/difflab} in the user's {@linkplain Settings#home home} unless set.
   *
   * @throws InputException if the mirror is not a folder or a setting is not a path
   */
  public static LocalFolders fromSettings() {
    return from(Settings.ofThisProcess());
  }

  static LocalFolders from(Settings settings) {
    Optional<Path> mirror = setting("difflab.data", "DIFFLAB_DATA", settings);
    mirror
        .filter(folder -> !Files.isDirectory(folder))
        .ifPresent(
            folder -> {
              throw new InputException(
                  "the data directory (difflab.data or DIFFLAB_DATA) must be a folder, found "
                      + folder);
            });
    Path cache =
        setting("difflab.cache", "DIFFLAB_CACHE", settings)
            .orElseGet(() -> settings.home().resolve(".cache").resolve("difflab"));
    return new LocalFolders(mirror, cache);
  }

  private static Optional<Path> setting(String property, String variable, Settings settings) {
    try {
      return settings.find(property, variable).map(Path::of).map(Path::toAbsolutePath);
    } catch (InvalidPathException e) {
      throw new InputException(property + " or " + variable + ": " + e.getMessage(), e);
    }
  }

  @Override
  public Path locate(Path given) {
    if (Files.exists(given)) {
      return given;
    }
    if (mirror.isPresent()) {
      Path names = given.normalize();
      for (int from = 0; from < names.getNameCount(); from++) {
        Path tail = names.subpath(from, names.getNameCount());
        Path candidate = mirror.get().resolve(tail.toString());
        if (!tail.startsWith("..") && Files.exists(candidate)) {
          return candidate;
        }
      }
    }
    throw new InputException(
        given
            + ": no such file or folder"
            + mirror
                .map(folder -> ", nor in the data directory " + folder)
                .orElse("; there is no data directory set (difflab.data or DIFFLAB_DATA)"));
  }
}
