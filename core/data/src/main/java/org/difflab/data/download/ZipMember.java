// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.download;

/**
 * One file in a zip file, as the central directory describes it.
 *
 * @param name its path in the zip file
 * @param method the number of how its bytes are packed
 * @param crc the CRC-32 of its unpacked bytes
 * @param size how many bytes it has unpacked
 * @param packedSize how many bytes it takes in the zip file
 * @param headerOffset where its local header begins
 */
record ZipMember(String name, int method, long crc, long size, long packedSize, long headerOffset) {

  /** Not packed at all. */
  static final int STORED = 0;

  /** Packed by deflate. */
  static final int DEFLATED = 8;
}
