// SPDX-License-Identifier: Apache-2.0
package org.difflab.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsTest {

  @TempDir Path folder;

  private static Weights weights() {
    return Weights.builder()
        .matrix("components", Noise.of(3, "test").gaussian(0, 0, 700, 800))
        .matrix("empty", Matrix.zeros(0, 5))
        .array("variances", 1.5, -0.0, Double.MIN_VALUE, Math.PI)
        .text("vocabulary", "0\n1\n\"é\"")
        .part("inner", Weights.builder().integer("count", 12).build())
        .build();
  }

  @Test
  void readsBackTheSameBits() {
    Path file = folder.resolve("deep/weights.safetensors");
    Safetensors.write(file, weights());
    Weights read = Safetensors.read(file);
    assertEquals(weights().matrices(), read.matrices());
    assertArrayEquals(weights().array("variances"), read.array("variances"));
    assertEquals(weights().texts(), read.texts());
    assertEquals(12, read.part("inner").integer("count"));
  }

  @Test
  void writesTheFormatThatOthersRead() throws IOException {
    Path file = folder.resolve("weights.safetensors");
    Safetensors.write(
        file,
        Weights.builder().matrix("m", Matrix.ofRows(new float[] {1, 2})).text("t", "x").build());
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    int length = (int) bytes.getLong();
    assertEquals(0, length % 8);
    byte[] header = new byte[length];
    bytes.get(header);
    assertEquals(
        "{\"__metadata__\":{\"t\":\"x\"},\"m\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[0,8]}}",
        new String(header, StandardCharsets.UTF_8).strip());
    assertEquals(1f, bytes.getFloat());
    assertEquals(2f, bytes.getFloat());
    assertEquals(0, bytes.remaining());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.00001, 0.1, 0.5, 0.999999})
  void refusesAFileCutShort(double share) throws IOException {
    Path file = folder.resolve("weights.safetensors");
    Safetensors.write(file, weights());
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, (int) (whole.length * share)));
    InputException e = assertThrows(InputException.class, () -> Safetensors.read(file));
    assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not json at all",
        "{\"m\":{\"dtype\":\"F16\",\"shape\":[1,2],\"data_offsets\":[0,4]}}",
        "{\"m\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[0,4]}}",
        "{\"m\":{\"dtype\":\"F32\",\"shape\":[-1,-2],\"data_offsets\":[0,8]}}",
        "{\"m\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[-8,0]}}",
        "{\"m\":{\"dtype\":\"F32\",\"shape\":[65536,65536],\"data_offsets\":[0,17179869184]}}",
        "{\"m\":{\"dtype\":\"F32\",\"shape\":[1,2],"
            + "\"data_offsets\":[9223372036854775799,9223372036854775807]}}",
        "{\"m\":{\"dtype\":\"F32\"}}"
      })
  void refusesAHeaderThatDoesNotFit(String header) throws IOException {
    Path file = folder.resolve("weights.safetensors");
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(8 + text.length + 8).order(ByteOrder.LITTLE_ENDIAN);
    Files.write(file, bytes.putLong(text.length).put(text).array());
    InputException e = assertThrows(InputException.class, () -> Safetensors.read(file));
    assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
  }

  @Test
  void saysThatAFileIsMissing() {
    Path file = folder.resolve("absent.safetensors");
    InputException e = assertThrows(InputException.class, () -> Safetensors.read(file));
    assertEquals(file + ": there is no such file", e.getMessage());
  }
}
