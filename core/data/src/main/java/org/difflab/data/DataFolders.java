package org.difflab.data;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.difflab.files.setting.HomeFolder;
import org.difflab.files.setting.Settings;
import org.difflab.spi.InputException;

/**
 * Where data files are found and kept. A downloadable set has a folder of its own name in each.
 *
 * @param mirror a folder of data files that is only read
 * @param cache where downloads are kept
 */
public record DataFolders(Optional<Path> mirror, Path cache) {

  /**
   * Reads the settings: the system property {@code difflab.data} or else the environment's {@code
   * DIFFLAB_DATA} names the mirror, {@code difflab.cache} or {@code DIFFLAB_CACHE} the cache, which
   * is {@code .cache/difflab} in the user's {@link HomeFolder home} unless set.
   *
   * @throws InputException if the mirror is not a folder or a setting is not a path
   */
  public static DataFolders fromSettings() {
    return from(System::getProperty, System::getenv);
  }

  static DataFolders from(UnaryOperator<String> property, UnaryOperator<String> environment) {
    Optional<Path> mirror = setting("difflab.data", "DIFFLAB_DATA", property, environment);
    mirror
        .filter(folder -> !Files.isDirectory(folder))
        .ifPresent(
            folder -> {
              throw new InputException(
                  "the data directory (difflab.data or DIFFLAB_DATA) must be a folder, found "
                      + folder);
            });
    Path cache =
        setting("difflab.cache", "DIFFLAB_CACHE", property, environment)
            .orElseGet(
                () -> HomeFolder.of(property, environment).resolve(".cache").resolve("difflab"));
    return new DataFolders(mirror, cache);
  }

  private static Optional<Path> setting(
      String property,
      String variable,
      UnaryOperator<String> properties,
      UnaryOperator<String> environment) {
    Optional<String> text = new Settings(properties, environment).find(property, variable);
    try {
      return text.map(Path::of).map(Path::toAbsolutePath);
    } catch (InvalidPathException e) {
      throw new InputException(property + " or " + variable + ": " + e.getMessage(), e);
    }
  }

  /**
   * Finds a file or folder that a configuration names: where it says or, if nothing is there, in
   * the mirror under the last names of the path, as many of them as lead to something; so {@code
   * letters/a.gz}, which a configuration takes relative to itself, is also found as {@code
   * mirror/letters/a.gz}.
   *
   * @throws InputException if it is in none of these places
   */
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
