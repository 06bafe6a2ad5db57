// SPDX-License-Identifier: Apache-2.0
package org.difflab.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NpyFileTest {

  private static final byte[] ONE_TO_SIX = floats(1, 2, 3, 4, 5, 6);

  @TempDir private Path folder;

  @Test
  void rowsMayBeWrittenBlockAfterBlock() throws IOException {
    Shape shape = new Shape(2, 3, 1);
    float[] values = new float[7 * 6];
    for (int index = 0; index < values.length; index++) {
      values[index] = index;
    }
    Matrix rows = Matrix.wrap(7, 6, values);
    Path whole = folder.resolve("whole.npy");
    Path blocks = folder.resolve("blocks.npy");
    NpyFile.write(whole, rows, shape);
    NpyFile.write(blocks, 7, shape, from -> rows.slice(from, Math.min(7, from + 3)));
    assertArrayEquals(Files.readAllBytes(whole), Files.readAllBytes(blocks));
    assertThrows(
        IllegalArgumentException.class, () -> NpyFile.write(blocks, 8, shape, from -> rows));
    assertArrayEquals(Files.readAllBytes(whole), Files.readAllBytes(blocks));
    assertThrows(
        IllegalArgumentException.class,
        () -> NpyFile.write(blocks, 8, shape, from -> Matrix.zeros(0, 6)));
  }

  @ParameterizedTest
  @CsvSource({"1,1,1,1", "3,1,7,1", "40,28,28,1", "5,6,4,3", "0,2,2,1", "1,1,5,3"})
  void readsWhatItWrote(int rows, int height, int width, int channels) {
    Shape shape = new Shape(height, width, channels);
    float[] values = new float[rows * shape.size()];
    Random random = new Random(rows);
    for (int index = 0; index < values.length; index++) {
      values[index] = (float) random.nextGaussian();
    }
    Matrix matrix = Matrix.wrap(rows, shape.size(), values);
    Path file = folder.resolve("array.npy");
    NpyFile.write(file, matrix, shape);
    NpyArray array = NpyFile.read(file);
    assertEquals(matrix, array.values());
    assertEquals(NpyType.FLOAT32, array.type());
    assertEquals(array.sizes(), NpyFile.sizes(file));
    assertEquals(rows, array.sizes().get(0));
  }

  /** The bytes that numpy.save writes for numpy.array([[1, 2, 3], [4, 5, 6]], "float32"). */
  @Test
  void writesTheBytesThatNumpyWrites() throws IOException {
    Path file = folder.resolve("array.npy");
    NpyFile.write(
        file, Matrix.ofRows(new float[] {1, 2, 3}, new float[] {4, 5, 6}), Shape.vector(3));
    String head = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }";
    byte[] expected = npy(1, head + " ".repeat(117 - head.length()) + "\n", ONE_TO_SIX);
    assertArrayEquals(expected, Files.readAllBytes(file));
  }

  @Test
  void sizesFollowTheShape() {
    assertEquals(List.of(2, 6), written(new Shape(1, 6, 1)));
    assertEquals(List.of(2, 2, 3), written(new Shape(2, 3, 1)));
    assertEquals(List.of(2, 1, 2, 3), written(new Shape(1, 2, 3)));
  }

  private List<Integer> written(Shape shape) {
    Path file = folder.resolve("array.npy");
    NpyFile.write(file, Matrix.zeros(2, 6), shape);
    return NpyFile.sizes(file);
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3"})
  void readsEveryVersion(int version) {
    NpyArray array = read(npy(version, head("<f4", "(2, 3)"), ONE_TO_SIX));
    assertEquals(Matrix.ofRows(new float[] {1, 2, 3}, new float[] {4, 5, 6}), array.values());
  }

  @Test
  void readsEveryType() {
    assertValues("|u1", new byte[] {0, 127, (byte) 255}, 0, 127, 255);
    assertValues("|i1", new byte[] {0, 127, (byte) 255}, 0, 127, -1);
    assertValues(
        "<i2",
        buffer(6).putShort((short) -2).putShort((short) 0).putShort((short) 300),
        -2,
        0,
        300);
    assertValues("<i4", buffer(12).putInt(-70000).putInt(0).putInt(1), -70000, 0, 1);
    assertValues("<i8", buffer(24).putLong(-70000).putLong(0).putLong(1), -70000, 0, 1);
    assertValues("<f8", buffer(24).putDouble(0.1).putDouble(-2).putDouble(1e30), 0.1f, -2, 1e30f);
  }

  @Test
  void readsBothByteOrders() {
    assertValues(">i2", new byte[] {(byte) 0xff, (byte) 0xfe, 0, 0, 1, 44}, -2, 0, 300);
    assertValues(">f4", new byte[] {0x3f, (byte) 0x80, 0, 0}, 1);
    assertValues(">f8", new byte[] {(byte) 0xc0, 0, 0, 0, 0, 0, 0, 0}, -2);
    assertValues(">f2", new byte[] {0x3c, 0}, 1);
    assertValues("=i2", new byte[] {1, 0}, 1);
  }

  /** Patterns and numbers from IEEE 754-2019, binary16; NumPy's float16 gives the same. */
  @Test
  void readsHalfPrecision() {
    assertValues(
        "<f2",
        buffer(20)
            .putShort((short) 0x0000)
            .putShort((short) 0x3c00)
            .putShort((short) 0xc000)
            .putShort((short) 0x7bff)
            .putShort((short) 0x0400)
            .putShort((short) 0x0001)
            .putShort((short) 0x3555)
            .putShort((short) 0x7c00)
            .putShort((short) 0xfc00)
            .putShort((short) 0x7e00),
        0,
        1,
        -2,
        65504,
        0x1p-14f,
        0x1p-24f,
        0.333251953125f,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        Float.NaN);
  }

  @Test
  void readsTruthValuesAndNumbersWithoutSign() {
    assertValues("|b1", new byte[] {0, 1, 1}, 0, 1, 1);
    assertValues("<u2", new byte[] {-1, -1, 0, 1}, 65535, 256);
    assertValues("<u4", buffer(8).putInt(-1).putInt(7), 0x1p32f, 7);
    assertValues(
        "<u8", buffer(24).putLong(-1).putLong(Long.MIN_VALUE).putLong(7), 0x1p64f, 0x1p63f, 7);
  }

  /** {@code numpy.asfortranarray(numpy.arange(24).reshape(sizes))} holds these bytes. */
  @ParameterizedTest
  @CsvSource({"24,1,1", "2,12,1", "2,3,4", "1,4,6", "4,1,6", "12,2,1"})
  void readsArraysWhoseFirstAxisVariesFastest(int first, int second, int third) {
    float[] stored = new float[24];
    int place = 0;
    for (int k = 0; k < third; k++) {
      for (int j = 0; j < second; j++) {
        for (int i = 0; i < first; i++) {
          stored[place++] = (i * second + j) * third + k;
        }
      }
    }
    String sizes = "(" + first + ", " + second + ", " + third + ")";
    NpyArray array = read(npy(1, head("<f4", sizes).replace("False", "True"), floats(stored)));
    assertEquals(List.of(first, second, third), array.sizes());
    for (int index = 0; index < 24; index++) {
      assertEquals(index, array.values().values()[index]);
    }
  }

  private void assertValues(String type, ByteBuffer bytes, float... expected) {
    assertValues(type, content(bytes), expected);
  }

  private void assertValues(String type, byte[] bytes, float... expected) {
    NpyArray array = read(npy(1, head(type, "(" + expected.length + ",)"), bytes));
    assertArrayEquals(expected, array.values().values());
    assertEquals(1, array.values().columns());
  }

  @Test
  void tellsWhatIsWrong() {
    assertProblem("PK\3\4".getBytes(StandardCharsets.US_ASCII), "is not a .npy file");
    assertProblem(npy(4, head("<f4", "(2, 3)"), ONE_TO_SIX), "version 4.0; 1 to 3 are supported");
    assertProblem("PK\3\4".getBytes(StandardCharsets.US_ASCII), "an .npz archive");
    assertProblem(
        npy(1, head("|O", "(2, 3)"), ONE_TO_SIX),
        "type '|O'; allowed are float32, float64, float16");
    assertProblem(npy(1, head("<c8", "(2, 3)"), ONE_TO_SIX), "type '<c8'");
    assertProblem(
        npy(1, "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (6,), }", ONE_TO_SIX),
        "no plain 'descr'");
    assertProblem(npy(1, head("<f4", "()"), floats(1)), "a single number");
    assertProblem(npy(1, head("<f4", "(99999999999,)"), ONE_TO_SIX), "99999999999, too large");
    assertProblem(npy(1, head("<f4", "(70000, 70000)"), ONE_TO_SIX), "larger than 2147483639");
    assertProblem(npy(1, head("<f4", "(90000, 784)"), ONE_TO_SIX), "truncated");
    assertProblem(npy(1, head("<f4", "(2, 3)"), floats(1, 2, 3, 4, 5)), "truncated");
    assertProblem(npy(1, head("<f4", "(2, 2)"), ONE_TO_SIX), "continues after its 4 numbers");
    byte[] whole = npy(1, head("<f4", "(2, 3)"), ONE_TO_SIX);
    for (int length : new int[] {7, 9, 30}) {
      assertProblem(Arrays.copyOf(whole, length), "truncated");
    }
    InputException missing =
        assertThrows(InputException.class, () -> NpyFile.read(folder.resolve("none.npy")));
    assertTrue(missing.getMessage().endsWith("none.npy: no such file"), missing.getMessage());
  }

  private void assertProblem(byte[] bytes, String... parts) {
    InputException problem = assertThrows(InputException.class, () -> read(bytes));
    assertTrue(problem.getMessage().contains("array.npy: "), problem.getMessage());
    for (String part : parts) {
      assertTrue(problem.getMessage().contains(part), problem.getMessage());
    }
  }

  private NpyArray read(byte[] bytes) {
    Path file = folder.resolve("array.npy");
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return NpyFile.read(file);
  }

  private static String head(String type, String sizes) {
    return "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + sizes + ", }\n";
  }

  private static byte[] npy(int version, String head, byte[] data) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
    byte[] length = content(buffer(4).putInt(head.length()));
    out.write(length, 0, version == 1 ? 2 : 4);
    out.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(data);
    return out.toByteArray();
  }

  private static byte[] floats(float... values) {
    ByteBuffer buffer = buffer(4 * values.length);
    for (float value : values) {
      buffer.putFloat(value);
    }
    return content(buffer);
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] content(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.capacity()];
    buffer.flip().get(bytes);
    return bytes;
  }
}
