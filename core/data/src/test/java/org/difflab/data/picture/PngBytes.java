// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.picture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** PNG files made for tests. */
final class PngBytes {

  private PngBytes() {}

  /** Writes the lines of a picture. */
  @FunctionalInterface
  interface Lines {

    /** Fills in a line; the first byte is the filter, 0. */
    void fill(int line, byte[] bytes);
  }

  /**
   * Returns a file of 8 bits a channel.
   *
   * @param type 0 for grey, 2 for red, green and blue
   * @param further chunks that follow the head
   */
  static byte[] file(int width, int height, int type, Lines lines, byte[]... further)
      throws IOException {
    ByteArrayOutputStream pixels = new ByteArrayOutputStream();
    try (DeflaterOutputStream packed = new DeflaterOutputStream(pixels)) {
      byte[] line = new byte[1 + width * (type == 2 ? 3 : 1)];
      for (int index = 0; index < height; index++) {
        lines.fill(index, line);
        packed.write(line);
      }
    }
    return whole(width, height, type, pixels.toByteArray(), further);
  }

  /** Returns a file of these compressed pixels, whatever they are. */
  static byte[] whole(int width, int height, int type, byte[] pixels, byte[]... further)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    ByteBuffer head = ByteBuffer.allocate(13).putInt(width).putInt(height);
    head.put((byte) 8).put((byte) type);
    out.write(chunk("IHDR", head.array()));
    for (byte[] chunk : further) {
      out.write(chunk);
    }
    out.write(chunk("IDAT", pixels));
    out.write(chunk("IEND", new byte[0]));
    return out.toByteArray();
  }

  /** Returns a chunk with its checksum. */
  static byte[] chunk(String name, byte[] data) {
    byte[] letters = name.getBytes(StandardCharsets.US_ASCII);
    CRC32 checksum = new CRC32();
    checksum.update(letters);
    checksum.update(data);
    return ByteBuffer.allocate(12 + data.length)
        .putInt(data.length)
        .put(letters)
        .put(data)
        .putInt((int) checksum.getValue())
        .array();
  }

  /** Compresses. */
  static byte[] deflated(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream packed = new DeflaterOutputStream(out)) {
      packed.write(bytes);
    }
    return out.toByteArray();
  }
}
