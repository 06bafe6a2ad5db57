// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.idx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** IDX files made for tests. */
public final class IdxBytes {

  private IdxBytes() {}

  /** Returns a file of images that whose header states {@code count}, whatever pixels it has. */
  public static byte[] images(int count, int height, int width, byte[] pixels) {
    return ByteBuffer.allocate(16 + pixels.length)
        .putInt(0x803)
        .putInt(count)
        .putInt(height)
        .putInt(width)
        .put(pixels)
        .array();
  }

  /** Returns a file of images whose pixels run 0, 1, … 255, 0, 1, … through all of them. */
  public static byte[] countingImages(int count, int height, int width) {
    byte[] pixels = new byte[count * height * width];
    for (int index = 0; index < pixels.length; index++) {
      pixels[index] = (byte) index;
    }
    return images(count, height, width, pixels);
  }

  /** Returns a file of labels. */
  public static byte[] labels(int... labels) {
    ByteBuffer bytes = ByteBuffer.allocate(8 + labels.length).putInt(0x801).putInt(labels.length);
    for (int label : labels) {
      bytes.put((byte) label);
    }
    return bytes.array();
  }

  /** Compresses. */
  public static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return compressed.toByteArray();
  }

  /** Writes a file. */
  public static Path write(Path file, byte[] bytes) {
    try {
      return Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
