// SPDX-License-Identifier: Apache-2.0
package org.difflab.data;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.difflab.files.Checksum;

/** Computes the checksum of splits: SHA-256 over everything that determines them. */
final class Fingerprint {

  private final MessageDigest digest = Checksum.Algorithm.SHA256.digest();

  /** Begins the checksum of a data set of some type. */
  Fingerprint(String type) {
    add("type", type);
  }

  /** Adds a value; its text must not change between versions. */
  Fingerprint add(String name, Object value) {
    byte[] text = value.toString().getBytes(StandardCharsets.UTF_8);
    String head = name + " " + text.length + " ";
    digest.update(head.getBytes(StandardCharsets.UTF_8));
    digest.update(text);
    return this;
  }

  /** Adds the options of the split. */
  Fingerprint add(SplitOptions options) {
    add("train-on", options.trainOn());
    add("validation", options.validation());
    add("limit", options.limit());
    if (options.validation() > 0 || options.limit().isPresent()) {
      add("shares", "prompts");
      add("split-seed", options.seed());
    }
    return this;
  }

  /** Returns the checksum; call this last. */
  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
