// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.download;

import java.net.URI;
import java.util.OptionalLong;

/**
 * A contiguous range of bytes of a file on a server.
 *
 * @param address the address of the file
 * @param extent whether it is the whole file
 * @param from offset in the file
 * @param length number of bytes; always known for a slice
 */
record RemoteRange(URI address, Extent extent, long from, OptionalLong length) {

  /** Whether a range is a whole file. */
  enum Extent {
    /** The file from its first to its last byte. */
    WHOLE,
    /** A part of the file. */
    SLICE
  }

  /** Returns the range of a whole file, whose {@code length} may be unknown. */
  static RemoteRange whole(URI address, OptionalLong length) {
    return new RemoteRange(address, Extent.WHOLE, 0, length);
  }

  /** Returns a range of a file. */
  static RemoteRange slice(URI address, long from, long length) {
    return new RemoteRange(address, Extent.SLICE, from, OptionalLong.of(length));
  }

  /** Returns the HTTP header that requests all but the first {@code have} bytes. */
  String header(long have) {
    String last = length.isPresent() ? Long.toString(from + length.getAsLong() - 1) : "";
    return "bytes=" + (from + have) + "-" + last;
  }
}
