// SPDX-License-Identifier: Apache-2.0
package org.difflab.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A checksum of a file's bytes.
 *
 * @param algorithm the algorithm
 * @param hex its value in lower-case hexadecimal
 */
public record Checksum(Algorithm algorithm, String hex) {

  private static final int BUFFER_BYTES = 1 << 16;

  /** The algorithm of a checksum. */
  public enum Algorithm {
    /** Detects accidental changes only; some data sets publish no other checksum. */
    MD5("MD5", "md5"),
    SHA256("SHA-256", "sha256");

    private final String standardName;
    private final String shortName;

    Algorithm(String standardName, String shortName) {
      this.standardName = standardName;
      this.shortName = shortName;
    }

    /** Returns a new digest. */
    public MessageDigest digest() {
      try {
        return MessageDigest.getInstance(standardName);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java has " + standardName, e);
      }
    }

    /** Returns the checksum of the data passed to a digest. */
    public Checksum of(MessageDigest digest) {
      return new Checksum(this, HexFormat.of().formatHex(digest.digest()));
    }

    /** Computes the checksum of bytes. */
    public Checksum of(byte[] bytes) {
      MessageDigest digest = digest();
      digest.update(bytes);
      return of(digest);
    }

    /**
     * Computes the checksum of a file.
     *
     * @throws org.difflab.spi.InputException if it cannot be read
     */
    public Checksum of(Path file) {
      MessageDigest digest = digest();
      byte[] buffer = new byte[BUFFER_BYTES];
      try (InputStream in = Files.newInputStream(file)) {
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
          digest.update(buffer, 0, count);
        }
      } catch (IOException e) {
        throw FileProblem.reading(file, e);
      }
      return of(digest);
    }
  }

  /** Creates a SHA-256 checksum of its value. */
  public static Checksum sha256(String hex) {
    return new Checksum(Algorithm.SHA256, hex);
  }

  /** Creates an MD5 checksum of its value. */
  public static Checksum md5(String hex) {
    return new Checksum(Algorithm.MD5, hex);
  }

  /** Returns the checksum for messages, as "sha256 440f…". */
  @Override
  public String toString() {
    return algorithm.shortName + " " + hex;
  }
}
