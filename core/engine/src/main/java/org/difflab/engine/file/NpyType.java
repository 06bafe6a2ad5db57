package org.difflab.engine.file;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.stream.Stream;

/** The types of numbers that are read from {@code .npy} files, little-endian where it matters. */
public enum NpyType {
  /** 32-bit floating point. */
  FLOAT32("<f4", 4),
  /** 64-bit floating point, rounded to 32 bits. */
  FLOAT64("<f8", 8),
  /** Whole numbers from 0 to 255. */
  UINT8("|u1", 1),
  /** Whole numbers from −128 to 127. */
  INT8("|i1", 1),
  /** 16-bit whole numbers. */
  INT16("<i2", 2),
  /** 32-bit whole numbers, rounded to 24 bits. */
  INT32("<i4", 4),
  /** 64-bit whole numbers, rounded to 24 bits. */
  INT64("<i8", 8);

  private final String description;
  private final int bytes;

  NpyType(String description, int bytes) {
    this.description = description;
    this.bytes = bytes;
  }

  /** Returns the type that a file describes like this, if it is one of these. */
  static Optional<NpyType> of(String description) {
    return Stream.of(values()).filter(type -> type.description.equals(description)).findFirst();
  }

  /** Returns how the type is described in files. */
  String description() {
    return description;
  }

  /** Returns how many bytes a number takes. */
  int bytes() {
    return bytes;
  }

  /** Takes the next numbers from a little-endian buffer. */
  void take(ByteBuffer buffer, float[] values, int from, int count) {
    if (this == FLOAT32) {
      // All at once: what a run reads back of its own samples should not wait for a loop to be
      // compiled.
      buffer.asFloatBuffer().get(values, from, count);
      return;
    }
    for (int index = from; index < from + count; index++) {
      values[index] = next(buffer);
    }
  }

  private float next(ByteBuffer buffer) {
    return switch (this) {
      case FLOAT32 -> buffer.getFloat();
      case FLOAT64 -> (float) buffer.getDouble();
      case UINT8 -> buffer.get() & 0xff;
      case INT8 -> buffer.get();
      case INT16 -> buffer.getShort();
      case INT32 -> buffer.getInt();
      case INT64 -> (float) buffer.getLong();
    };
  }
}
