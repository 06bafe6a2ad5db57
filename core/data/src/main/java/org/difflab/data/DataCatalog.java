// SPDX-License-Identifier: Apache-2.0
package org.difflab.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.difflab.data.download.DownloadLimits;
import org.difflab.data.download.Downloader;
import org.difflab.data.download.RemoteFile;
import org.difflab.spi.DataFolders;
import org.difflab.spi.InputException;
import org.difflab.spi.Progress;

/** The data sets that can be downloaded, and which of their files exist locally. */
public final class DataCatalog {

  private final DataFolders folders;

  /** Creates the catalogue for data folders. */
  public DataCatalog(DataFolders folders) {
    this.folders = folders;
  }

  /**
   * A data set that can be downloaded.
   *
   * @param name its name in configurations
   * @param title a short description
   * @param licence its licence
   * @param citation how to cite it
   * @param files its files
   */
  public record Entry(
      String name, String title, String licence, String citation, List<File> files) {

    /** Copies the list. */
    public Entry {
      files = List.copyOf(files);
    }

    /** Returns whether all files exist locally. */
    public boolean isComplete() {
      return files.stream().allMatch(file -> file.found().isPresent());
    }
  }

  /**
   * A file of a data set.
   *
   * @param name its name
   * @param bytes its size, if published
   * @param found its local path, if it exists
   */
  public record File(String name, OptionalLong bytes, Optional<Path> found) {}

  /** Returns every data set. */
  public List<Entry> entries() {
    return KnownSet.all().stream().map(this::entry).toList();
  }

  private Entry entry(KnownSet set) {
    SetFiles places = new SetFiles(set, folders);
    return new Entry(
        set.name(),
        set.title(),
        set.licence(),
        set.citation(),
        set.files().stream()
            .map(file -> new File(file.name(), file.bytes(), places.find(file)))
            .toList());
  }

  /**
   * Downloads the missing files of a data set, and verifies all of its files.
   *
   * @return the complete data set
   * @throws InputException if there is no set of that name, a file cannot be downloaded, or an
   *     existing file differs from the published one
   */
  public Entry fetch(String name, Progress progress) {
    KnownSet set =
        KnownSet.all().stream()
            .filter(known -> known.name().equals(name))
            .findFirst()
            .orElseThrow(() -> unknown(name));
    SetFiles places = new SetFiles(set, folders);
    Downloader downloader = new Downloader(DownloadLimits.DEFAULT);
    for (RemoteFile file : set.files()) {
      places.verify(file, places.obtain(file, downloader, progress));
    }
    return entry(set);
  }

  private static InputException unknown(String name) {
    return new InputException(
        "no data set '"
            + name
            + "' can be downloaded; there are "
            + String.join(", ", KnownSet.all().stream().map(KnownSet::name).toList()));
  }
}
