// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.idx;

import java.nio.file.Path;

/**
 * An IDX file of grey images, plain or gzipped: magic number 0x803, count, lines, columns
 * (big-endian int32 each), then one byte per pixel, line by line.
 *
 * <p>Source: Y. LeCun, C. Cortes and C. Burges, "The MNIST database of handwritten digits".
 */
public final class IdxImages {

  static final int MAGIC = 0x803;

  /** Number of images decompressed at a time. */
  private static final int BLOCK_BYTES = 1 << 16;

  private IdxImages() {}

  /**
   * The header of a file.
   *
   * @param count number of images
   * @param height number of lines of an image
   * @param width number of pixels of a line
   */
  public record Head(int count, int height, int width) {}

  /** Receives the pixels of one image. */
  @FunctionalInterface
  public interface Receiver {

    /**
     * Receives image number {@code index}, counted from 0: its pixels, line by line, are the bytes
     * of {@code pixels} from {@code offset} on, valid only during the call.
     */
    void accept(int index, byte[] pixels, int offset);
  }

  /**
   * Reads only the header of a file.
   *
   * @throws org.difflab.spi.InputException if it cannot be read, is damaged, or is not an IDX file
   *     of images
   */
  public static Head head(Path file) {
    try (IdxStream stream = IdxStream.open(file)) {
      return head(stream);
    }
  }

  private static Head head(IdxStream stream) {
    int[] sizes = stream.head(MAGIC, "images");
    return new Head(sizes[0], sizes[1], sizes[2]);
  }

  /**
   * Reads all images, in order.
   *
   * @throws org.difflab.spi.InputException if the file cannot be read, is damaged, is not an IDX
   *     file of images, or does not contain the number of images stated in its header
   */
  public static void read(Path file, Receiver receiver) {
    try (IdxStream stream = IdxStream.open(file)) {
      Head head = head(stream);
      int size = Math.multiplyExact(head.height, head.width);
      int perBlock = Math.max(1, BLOCK_BYTES / size);
      byte[] block = new byte[Math.multiplyExact(perBlock, size)];
      for (int first = 0; first < head.count; first += perBlock) {
        int images = Math.min(perBlock, head.count - first);
        String where = "images " + (first + 1) + " to " + (first + images) + " of " + head.count;
        stream.read(block, images * size, where);
        for (int image = 0; image < images; image++) {
          receiver.accept(first + image, block, image * size);
        }
      }
      stream.expectEnd("its " + head.count + " images");
    }
  }
}
