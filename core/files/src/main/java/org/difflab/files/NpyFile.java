// SPDX-License-Identifier: Apache-2.0
package org.difflab.files;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import org.difflab.files.text.Spelling;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Shape;

/**
 * Arrays in NumPy's {@code .npy} format.
 *
 * <p>Source: "numpy.lib.format", versions 1.0 to 3.0.
 */
public final class NpyFile {

  private static final int BUFFER_BYTES = 1 << 16;

  private NpyFile() {}

  /**
   * Writes rows of a shape as float32: an array (n, values) for plain vectors, (n, height, width)
   * for grey images, (n, height, width, channels) for others.
   *
   * @throws InputException if the file cannot be written
   * @throws IllegalArgumentException if the rows do not have the width of the shape
   */
  public static void write(Path file, Matrix rows, Shape shape) {
    rows.requireColumns(shape.size(), "rows");
    write(file, rows.rows(), shape, from -> rows);
  }

  /**
   * Writes rows block by block, so that they need not all be in memory.
   *
   * @param count number of rows of the file
   * @param blocks returns a block of at least one row, starting at a row number
   * @throws InputException if the file cannot be written
   * @throws IllegalArgumentException if a block is empty, too long, or does not have the width of
   *     the shape
   */
  public static void write(Path file, int count, Shape shape, IntFunction<Matrix> blocks) {
    byte[] start =
        new NpyHead(NpyType.FLOAT32, ByteOrder.LITTLE_ENDIAN, false, sizes(count, shape)).bytes();
    AtomicFile.write(
        file,
        OptionalLong.of(start.length + 4L * count * shape.size()),
        out -> {
          out.write(start);
          int written = 0;
          while (written < count) {
            Matrix block = blocks.apply(written).requireColumns(shape.size(), "rows");
            if (block.rows() < 1 || block.rows() > count - written) {
              throw new IllegalArgumentException(
                  "a block of 1 to " + (count - written) + " rows was due, found " + block.rows());
            }
            write(block.values(), out);
            written += block.rows();
          }
        });
  }

  private static void write(float[] values, OutputStream out) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    int perBuffer = BUFFER_BYTES / 4;
    for (int from = 0; from < values.length; from += perBuffer) {
      int count = Math.min(perBuffer, values.length - from);
      buffer.clear();
      buffer.asFloatBuffer().put(values, from, count);
      out.write(buffer.array(), 0, count * 4);
    }
  }

  private static List<Integer> sizes(int rows, Shape shape) {
    if (shape.height() == 1 && shape.channels() == 1) {
      return List.of(rows, shape.width());
    }
    return shape.channels() == 1
        ? List.of(rows, shape.height(), shape.width())
        : List.of(rows, shape.height(), shape.width(), shape.channels());
  }

  /**
   * Reads the header of a file without its numbers.
   *
   * @return the array's sizes, at least one
   * @throws InputException if it cannot be read, or its format is not supported
   */
  public static List<Integer> sizes(Path file) {
    try (DataInputStream in = open(file)) {
      return NpyHead.read(file, in).sizes();
    } catch (IOException e) {
      throw explain(file, e);
    }
  }

  /**
   * Reads an array, of either byte order. Its numbers are returned with the last axis varying
   * fastest, for either order in the file.
   *
   * @throws InputException if it cannot be read, its format is not supported, it is damaged, or it
   *     is too large for a matrix
   */
  public static NpyArray read(Path file) {
    return read(file, (type, place, number) -> {});
  }

  /** Receives the numbers of a file before they are rounded to float32. */
  @FunctionalInterface
  public interface Unrounded {

    /**
     * Receives a number.
     *
     * @param type the type of all numbers of the file
     * @param place the index of the number, the last axis varying fastest
     * @param number the number; integers beyond 2⁵³ are rounded
     */
    void take(NpyType type, int place, double number);
  }

  /**
   * Reads an array as {@link #read(Path)} does.
   *
   * @param unrounded receives every number if float32 cannot represent the type, see {@link
   *     NpyType#isRounded}
   */
  public static NpyArray read(Path file, Unrounded unrounded) {
    try (DataInputStream in = open(file)) {
      NpyHead head = NpyHead.read(file, in);
      int rows = head.rows();
      long columns = head.columns();
      if (columns > Integer.MAX_VALUE || rows * columns > Integer.MAX_VALUE - 8) {
        throw new InputException(
            file + ": an array of sizes " + head.sizes() + " is larger than 2147483639 values");
      }
      checkLength(file, head, rows * columns);
      float[] values = new float[(int) (rows * columns)];
      read(file, in, head, values, unrounded);
      return new NpyArray(head.sizes(), head.type(), Matrix.wrap(rows, (int) columns, values));
    } catch (IOException e) {
      throw explain(file, e);
    }
  }

  private static DataInputStream open(Path file) throws IOException {
    FileProblem.requireRegular(file);
    return new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES));
  }

  private static InputException explain(Path file, IOException e) {
    return e instanceof EOFException
        ? new InputException(file + ": ends within its header; it is truncated", e)
        : FileProblem.reading(file, e);
  }

  /** Checked before memory is allocated, as a damaged header may state any size. */
  private static void checkLength(Path file, NpyHead head, long count) throws IOException {
    long needed = count * head.type().bytes();
    if (Files.size(file) < needed) {
      throw new InputException(
          file
              + ": ends before its "
              + Spelling.counted(count, "number")
              + " (sizes "
              + head.sizes()
              + "); it is truncated");
    }
  }

  private static void read(
      Path file, InputStream in, NpyHead head, float[] values, Unrounded unrounded)
      throws IOException {
    NpyType type = head.type();
    byte[] bytes = new byte[BUFFER_BYTES];
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(head.order());
    int perBuffer = BUFFER_BYTES / type.bytes();
    float[] block = new float[head.fortran() ? perBuffer : 0];
    FortranPlaces places = new FortranPlaces(head.sizes());
    for (int from = 0; from < values.length; from += perBuffer) {
      int count = Math.min(perBuffer, values.length - from);
      if (in.readNBytes(bytes, 0, count * type.bytes()) < count * type.bytes()) {
        throw new InputException(
            file
                + ": ends before its "
                + Spelling.counted(values.length, "number")
                + "; it is truncated");
      }
      buffer.clear();
      if (head.fortran()) {
        type.take(buffer, block, 0, count);
      } else {
        type.take(buffer, values, from, count);
      }
      for (int index = 0; index < count && (head.fortran() || type.isRounded()); index++) {
        int place = head.fortran() ? places.next() : from + index;
        if (head.fortran()) {
          values[place] = block[index];
        }
        if (type.isRounded()) {
          unrounded.take(type, place, type.exact(buffer, index));
        }
      }
    }
    if (in.read() >= 0) {
      throw new InputException(
          file + ": continues after its " + Spelling.counted(values.length, "number"));
    }
  }

  /**
   * Maps the numbers of a file whose first axis varies fastest to their indices in an array of
   * rows.
   */
  private static final class FortranPlaces {

    private final int[] sizes;
    private final int[] strides;
    private final int[] index;
    private int place;

    FortranPlaces(List<Integer> sizes) {
      this.sizes = sizes.stream().mapToInt(Integer::intValue).toArray();
      this.strides = new int[this.sizes.length];
      this.index = new int[this.sizes.length];
      int stride = 1;
      for (int axis = strides.length - 1; axis >= 0; axis--) {
        strides[axis] = stride;
        stride *= this.sizes[axis];
      }
    }

    /** Returns the index of the next number. */
    int next() {
      int current = place;
      for (int axis = 0; axis < sizes.length; axis++) {
        index[axis]++;
        place += strides[axis];
        if (index[axis] < sizes[axis]) {
          break;
        }
        place -= strides[axis] * sizes[axis];
        index[axis] = 0;
      }
      return current;
    }
  }
}
