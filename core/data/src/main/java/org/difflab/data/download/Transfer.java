// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.download;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import org.difflab.spi.Progress;

/** The transfer of one range into one part file, with retries. */
final class Transfer {

  private static final int BUFFER_BYTES = 1 << 16;

  private final RangeClient client;
  private final RemoteRange range;
  private final PartFile part;
  private final String title;
  private final Progress progress;
  private Optional<String> validator = Optional.empty();

  /**
   * Creates a transfer.
   *
   * @param title the title for the progress
   */
  Transfer(RangeClient client, RemoteRange range, PartFile part, String title, Progress progress) {
    this.client = client;
    this.range = range;
    this.part = part;
    this.title = title;
    this.progress = progress;
  }

  /**
   * Transfers the missing bytes.
   *
   * @return the size of the part file
   * @throws DownloadRefused if the server does not have them
   * @throws IOException if the transfer is interrupted; another attempt resumes from there
   */
  long attempt() throws IOException {
    OptionalLong length = range.length();
    if (length.isPresent() && part.size() > length.getAsLong()) {
      part.clear();
    }
    if (length.isPresent() && part.size() == length.getAsLong()) {
      return part.size();
    }
    try (RangeResponse response = client.open(range, part.size(), validator)) {
      validator = response.validator();
      if (response.skipped() < part.size()) {
        part.clear();
      }
      return receive(response, length.isPresent() ? length : response.fileSize());
    } catch (RangeClient.RangeGone e) {
      part.clear();
      throw e;
    }
  }

  private long receive(RangeResponse response, OptionalLong length) throws IOException {
    try (Progress.Stage stage = progress.begin(title, length.orElse(0))) {
      stage.advance(part.size());
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int count = response.read(buffer); count >= 0; count = response.read(buffer)) {
        part.append(buffer, count);
        stage.advance(count);
      }
    }
    long size = part.size();
    if (length.isPresent() && size != length.getAsLong()) {
      if (size > length.getAsLong()) {
        part.clear();
      }
      throw new IOException(
          "the connection was lost after " + size + " of " + length.getAsLong() + " bytes");
    }
    return size;
  }
}
