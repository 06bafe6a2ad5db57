// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.idx;

import java.nio.file.Path;

/**
 * An IDX file of grey images, plain or gzipped: magic number 0x803, count, lines, columns
 * (big-endian int32 each), then one byte a pixel, line by line.
 *
 * <p>Source: Y. LeCun, C. Cortes and C. Burges, "The MNIST database of handwritten digits".
 */
public final class IdxImages {

  static final int MAGIC = 0x803;

  /** Enough images at a time that decompression works in long strides. */
  private static final int BLOCK_BYTES = 1 << 16;

  private IdxImages() {}

  /**
   * What a file says of itself.
   *
   * @param count how many images there are
   * @param height how many lines an image has
   * @param width how many pixels a line has
   */
  public record Head(int count, int height, int width) {}

  /** Is given the pixels of one image. */
  @FunctionalInterface
  public interface Receiver {

    /**
     * Takes image number {@code index}, counted from 0: its pixels, line by line, are the bytes of
     * {@code pixels} from {@code offset} on, valid only during the call.
     */
    void accept(int index, byte[] pixels, int offset);
  }

  /**
   * Reads only what a file says of itself.
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
   *     file of images, or holds fewer or more images than its head says
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
