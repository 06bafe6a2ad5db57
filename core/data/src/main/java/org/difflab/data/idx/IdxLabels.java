// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.idx;

import java.nio.file.Path;
import java.util.stream.IntStream;

/**
 * The labels of an IDX file, plain or gzipped: magic number 0x801, count (big-endian int32 each),
 * then one byte per label.
 */
public final class IdxLabels {

  static final int MAGIC = 0x801;

  private final byte[] labels;

  private IdxLabels(byte[] labels) {
    this.labels = labels;
  }

  /**
   * Reads all labels.
   *
   * @throws org.difflab.spi.InputException if the file cannot be read, is damaged, is not an IDX
   *     file of labels, or does not contain the number of labels stated in its header
   */
  public static IdxLabels read(Path file) {
    try (IdxStream stream = IdxStream.open(file)) {
      byte[] labels = new byte[stream.head(MAGIC, "labels")[0]];
      stream.read(labels, labels.length, "its " + labels.length + " labels");
      stream.expectEnd("its " + labels.length + " labels");
      return new IdxLabels(labels);
    }
  }

  /** Returns the number of labels. */
  public int count() {
    return labels.length;
  }

  /** Returns a label, 0 to 255; the index counts from 0. */
  public int get(int index) {
    return labels[index] & 0xff;
  }

  /** Returns all labels in order. */
  public IntStream stream() {
    return IntStream.range(0, labels.length).map(this::get);
  }
}
