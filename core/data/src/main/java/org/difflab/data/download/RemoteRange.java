// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.download;

import java.net.URI;
import java.util.OptionalLong;

/**
 * Bytes that lie on a server, one after the other.
 *
 * @param address the file they lie in
 * @param extent whether they are all of the file
 * @param from how many bytes of the file come before them
 * @param length how many there are; always known of a slice
 */
record RemoteRange(URI address, Extent extent, long from, OptionalLong length) {

  /** Whether bytes are all of a file. */
  enum Extent {
    /** The file from its first to its last byte. */
    WHOLE,
    /** A part of the file. */
    SLICE
  }

  /** Returns all bytes of a file, however many, if {@code length} is not known. */
  static RemoteRange whole(URI address, OptionalLong length) {
    return new RemoteRange(address, Extent.WHOLE, 0, length);
  }

  /** Returns some bytes of a file. */
  static RemoteRange slice(URI address, long from, long length) {
    return new RemoteRange(address, Extent.SLICE, from, OptionalLong.of(length));
  }

  /** Returns the header that asks for all but the first {@code have} of the bytes. */
  String header(long have) {
    String last = length.isPresent() ? Long.toString(from + length.getAsLong() - 1) : "";
    return "bytes=" + (from + have) + "-" + last;
  }
}
