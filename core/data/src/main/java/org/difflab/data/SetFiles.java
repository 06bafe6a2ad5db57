// SPDX-License-Identifier: Apache-2.0
package org.difflab.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.difflab.data.download.Downloader;
import org.difflab.data.download.RemoteFile;
import org.difflab.files.Checksum;
import org.difflab.spi.DataFolders;
import org.difflab.spi.InputException;
import org.difflab.spi.Progress;

/**
 * The files of a published set: in the mirror or in the cache, in a folder with the name of the
 * set.
 */
final class SetFiles {

  private final KnownSet set;
  private final DataFolders folders;

  SetFiles(KnownSet set, DataFolders folders) {
    this.set = set;
    this.folders = folders;
  }

  /** Returns the path of a file, if it exists locally. */
  Optional<Path> find(RemoteFile file) {
    return places().map(folder -> folder.resolve(file.name())).filter(Files::exists).findFirst();
  }

  private Stream<Path> places() {
    return Stream.concat(folders.mirror().stream(), Stream.of(folders.cache()))
        .map(folder -> folder.resolve(set.name()));
  }

  /**
   * Returns the path of a file, downloading it into the cache if it is missing.
   *
   * @throws InputException if it cannot be downloaded
   */
  Path obtain(RemoteFile file, Downloader downloader, Progress progress) {
    return find(file)
        .orElseGet(() -> downloader.download(file, set.sources(), cacheFolder(), hint(), progress));
  }

  private Path cacheFolder() {
    return folders.cache().resolve(set.name());
  }

  private String hint() {
    List<String> names = set.files().stream().map(RemoteFile::name).toList();
    return "Without access to these addresses, put the files into "
        + folders
            .mirror()
            .map(folder -> folder.resolve(set.name()).toString())
            .orElse("the folder " + set.name() + " of a data directory set by DIFFLAB_DATA")
        + " or "
        + cacheFolder()
        + ": "
        + String.join(", ", names);
  }

  /**
   * Verifies that a file is the published one.
   *
   * @return its checksum
   * @throws InputException naming the file, what was expected and what was found
   */
  Checksum verify(RemoteFile file, Path path) {
    Checksum found = file.checksum().algorithm().of(path);
    if (found.equals(file.checksum())) {
      return found;
    }
    String remedy =
        path.startsWith(folders.cache())
            ? "Delete it, and it will be downloaded again."
            : "Replace it, or delete it to have it downloaded.";
    throw new InputException(
        path
            + ": is damaged, or not the file of "
            + set.name()
            + " that was published: expected "
            + file.checksum()
            + ", found "
            + found.hex()
            + ". "
            + remedy);
  }
}
