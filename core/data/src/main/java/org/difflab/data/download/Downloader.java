// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.download;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.difflab.files.FileProblem;
import org.difflab.spi.InputException;
import org.difflab.spi.Progress;

/**
 * Downloads files. A file gets its name only when it is complete and its checksum is verified;
 * until then its bytes are in {@code name.part} in the same folder, from which a later download
 * resumes. If several processes download the same file, one does and the others wait for it.
 */
public final class Downloader {

  private final DownloadLimits limits;

  /** Creates a downloader; no connection is opened yet. */
  public Downloader(DownloadLimits limits) {
    this.limits = limits;
  }

  /**
   * Downloads a file into a folder, unless it exists.
   *
   * @param sources where to download it from, preferred first
   * @param hint advice for the message if all sources fail
   * @return the file
   * @throws InputException with the failure of each source, or if the file cannot be written
   */
  public Path download(
      RemoteFile file, List<Source> sources, Path folder, String hint, Progress progress) {
    Path target = folder.resolve(file.name());
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw FileProblem.writing(folder, file.bytes(), e);
    }
    RangeClient client = new RangeClient(limits);
    List<String> failures = new ArrayList<>();
    for (Source source : sources) {
      try {
        download(client, file, source, target, progress);
        return target;
      } catch (InterruptedIOException e) {
        throw new InputException(file.name() + ": the download was interrupted", e);
      } catch (IOException e) {
        failures.add("\n  " + address(file, source) + ": " + FileProblem.reason(e));
      }
    }
    throw new InputException(
        file.name() + ": cannot be downloaded:" + String.join("", failures) + "\n" + hint);
  }

  private static String address(RemoteFile file, Source source) {
    return source instanceof Source.Folder folder
        ? folder.address().resolve(file.name()).toString()
        : source.address().toString();
  }

  private void download(
      RangeClient client, RemoteFile file, Source source, Path target, Progress progress)
      throws IOException {
    Attempts attempts = new Attempts(limits);
    Delivery delivery = delivery(client, attempts, file, source);
    Path path = target.resolveSibling(delivery.partName());
    OptionalLong size = delivery.range().length();
    Optional<PartFile> mine = PartFile.open(path, target, size);
    if (mine.isEmpty()) {
      return;
    }
    try (PartFile part = mine.get()) {
      boolean resumed = part.size() > 0;
      String title = target.getParent().getFileName() + ": " + file.name();
      Transfer transfer = new Transfer(client, delivery.range(), part, title, progress);
      for (boolean again = resumed; ; again = false) {
        attempts.of(transfer::attempt);
        try {
          delivery.finish(part, target);
          return;
        } catch (DownloadRefused e) {
          part.clear();
          // The existing part file may have been part of another file.
          if (!again) {
            throw e;
          }
        }
      }
    }
  }

  private static Delivery delivery(
      RangeClient client, Attempts attempts, RemoteFile file, Source source) throws IOException {
    if (source instanceof Source.Folder folder) {
      return Delivery.plain(
          file, RemoteRange.whole(folder.address().resolve(file.name()), file.bytes()));
    }
    RemoteZip zip = attempts.of(() -> RemoteZip.open(client, source.address()));
    ZipMember member = zip.member(file.name());
    return Delivery.packed(file, attempts.of(() -> zip.data(member)), member);
  }
}
