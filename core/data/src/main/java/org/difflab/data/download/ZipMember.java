// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.download;

/**
 * One file in a zip file, as the central directory describes it.
 *
 * @param name its path in the zip file
 * @param method the number of its compression method
 * @param crc the CRC-32 of its uncompressed bytes
 * @param size its uncompressed size in bytes
 * @param packedSize its compressed size in bytes
 * @param headerOffset the offset of its local header
 */
record ZipMember(String name, int method, long crc, long size, long packedSize, long headerOffset) {

  /** Not compressed. */
  static final int STORED = 0;

  /** Compressed by deflate. */
  static final int DEFLATED = 8;
}
