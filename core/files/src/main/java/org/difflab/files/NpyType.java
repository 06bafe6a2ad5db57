// SPDX-License-Identifier: Apache-2.0
package org.difflab.files;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The types of numbers that are read from {@code .npy} files, in either byte order. */
public enum NpyType {
  /** 32-bit floating point. */
  FLOAT32("f4", 4),
  /** 64-bit floating point, rounded to 32 bits. */
  FLOAT64("f8", 8),
  /** 16-bit floating point (IEEE 754 binary16). */
  FLOAT16("f2", 2),
  /** Boolean; false is read as 0 and true as 1. */
  BOOL("b1", 1),
  /** Whole numbers from 0 to 255. */
  UINT8("u1", 1),
  /** Whole numbers from −128 to 127. */
  INT8("i1", 1),
  /** Whole numbers from 0 to 65535. */
  UINT16("u2", 2),
  /** 16-bit whole numbers. */
  INT16("i2", 2),
  /** Whole numbers from 0 to 2³² − 1, rounded to 24 bits. */
  UINT32("u4", 4),
  /** 32-bit whole numbers, rounded to 24 bits. */
  INT32("i4", 4),
  /** Whole numbers from 0 to 2⁶⁴ − 1, rounded to 24 bits. */
  UINT64("u8", 8),
  /** 64-bit whole numbers, rounded to 24 bits. */
  INT64("i8", 8);

  private static final int HALF_MANTISSA_BITS = 10;
  private static final int HALF_EXPONENT_BIAS = 15;
  private static final int HALF_GREATEST_EXPONENT = 31;

  private final String code;
  private final int bytes;

  NpyType(String code, int bytes) {
    this.code = code;
    this.bytes = bytes;
  }

  /** Returns the type of a code without byte order, such as "f4", if it is supported. */
  static Optional<NpyType> of(String code) {
    return Stream.of(values()).filter(type -> type.code.equals(code)).findFirst();
  }

  /** Returns the code of the type in files, without the byte order. */
  String code() {
    return code;
  }

  /** Returns the name that NumPy has for the type. */
  public String numpyName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns whether float32 cannot represent all of its numbers. */
  public boolean isRounded() {
    return switch (this) {
      case FLOAT64, UINT32, INT32, UINT64, INT64 -> true;
      default -> false;
    };
  }

  /** Returns the number of bytes per number. */
  int bytes() {
    return bytes;
  }

  /** Returns whether the numbers are whole ones. */
  public boolean isWhole() {
    return this != FLOAT16 && this != FLOAT32 && this != FLOAT64;
  }

  /** Reads the next numbers from a buffer, in its byte order. */
  void take(ByteBuffer buffer, float[] values, int from, int count) {
    if (this == FLOAT32) {
      // A bulk read, which is fast even before the loop is compiled.
      buffer.asFloatBuffer().get(values, from, count);
      return;
    }
    for (int index = from; index < from + count; index++) {
      values[index] = next(buffer);
    }
  }

  /** Returns a number of a buffer as float64, which is exact except for integers beyond 2⁵³. */
  double exact(ByteBuffer buffer, int index) {
    int at = index * bytes;
    return switch (this) {
      case FLOAT64 -> buffer.getDouble(at);
      case UINT32 -> buffer.getInt(at) & 0xffffffffL;
      case INT32 -> buffer.getInt(at);
      case UINT64 -> exactUnsigned(buffer.getLong(at));
      case INT64 -> buffer.getLong(at);
      default -> next(buffer.duplicate().order(buffer.order()).position(at));
    };
  }

  private float next(ByteBuffer buffer) {
    return switch (this) {
      case FLOAT32 -> buffer.getFloat();
      case FLOAT64 -> (float) buffer.getDouble();
      case FLOAT16 -> half(buffer.getShort());
      case BOOL -> buffer.get() == 0 ? 0 : 1;
      case UINT8 -> buffer.get() & 0xff;
      case INT8 -> buffer.get();
      case UINT16 -> buffer.getShort() & 0xffff;
      case INT16 -> buffer.getShort();
      case UINT32 -> buffer.getInt() & 0xffffffffL;
      case INT32 -> buffer.getInt();
      case UINT64 -> unsigned(buffer.getLong());
      case INT64 -> (float) buffer.getLong();
    };
  }

  private static double exactUnsigned(long bits) {
    return bits >= 0 ? (double) bits : (double) ((bits >>> 1) | (bits & 1)) * 2;
  }

  /**
   * Returns the number of a binary16 pattern: (−1)^s · 2^(e−15) · (1 + m/1024), or (−1)^s · 2^−14 ·
   * m/1024 where e is 0. Java provides this since version 20.
   */
  private static float half(short bits) {
    int exponent = bits >> HALF_MANTISSA_BITS & HALF_GREATEST_EXPONENT;
    int mantissa = bits & (1 << HALF_MANTISSA_BITS) - 1;
    float size;
    if (exponent == HALF_GREATEST_EXPONENT) {
      size = mantissa == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
    } else if (exponent == 0) {
      size = Math.scalb((float) mantissa, 1 - HALF_EXPONENT_BIAS - HALF_MANTISSA_BITS);
    } else {
      size =
          Math.scalb(
              (float) (mantissa | 1 << HALF_MANTISSA_BITS),
              exponent - HALF_EXPONENT_BIAS - HALF_MANTISSA_BITS);
    }
    return bits < 0 ? -size : size;
  }

  /** The lowest bit is kept when halving, so that the result is rounded correctly. */
  private static float unsigned(long bits) {
    return bits >= 0 ? (float) bits : (float) ((bits >>> 1) | (bits & 1)) * 2;
  }
}
