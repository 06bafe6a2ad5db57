// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.difflab.files.AtomicFile;
import org.difflab.files.FileContents;
import org.difflab.files.StrictJson;
import org.difflab.spi.InputException;

/**
 * The record of a stored part, a small JSON file next to its weights. It is written after the
 * weights, so that weights without a record are incomplete.
 *
 * @param seconds training time
 * @param checksum "sha256:" and the checksum of the file of weights, which detects corruption
 */
record PartRecord(double seconds, String checksum) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SECONDS = "training-seconds";
  private static final String CHECKSUM = "checksum";

  /** Returns the record for written weights. */
  static PartRecord of(Path weights, double seconds) {
    return new PartRecord(seconds, checksum(weights));
  }

  private static String checksum(Path weights) {
    return FileContents.digest(weights)
        .orElseThrow(() -> new InputException(weights + ": cannot be read"));
  }

  void write(Path file) {
    AtomicFile.write(
        file, JSON.createObjectNode().put(SECONDS, seconds).put(CHECKSUM, checksum) + "\n");
  }

  /** Returns whether weights and their record exist. */
  static boolean exists(Path weights, Path file) {
    return Files.exists(weights) && Files.exists(file);
  }

  /**
   * Reads a record and compares its checksum with that of the weights.
   *
   * @throws InputException with the file that is damaged
   */
  static PartRecord read(Path file, Path weights) {
    JsonNode root = StrictJson.object(file);
    JsonNode seconds = root.path(SECONDS);
    if (!seconds.isNumber() || !(seconds.doubleValue() >= 0)) {
      throw new InputException(file + ": field '" + SECONDS + "' is not a number of seconds");
    }
    PartRecord record = new PartRecord(seconds.doubleValue(), root.path(CHECKSUM).asText());
    if (!record.checksum.equals(checksum(weights))) {
      throw new InputException(weights + ": does not have the checksum in " + file.getFileName());
    }
    return record;
  }
}
