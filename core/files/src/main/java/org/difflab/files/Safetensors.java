// SPDX-License-Identifier: Apache-2.0
package org.difflab.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Weights;

/**
 * Weights in the safetensors format, which Python reads with {@code safetensors.numpy.load_file}:
 * eight bytes with the length of a JSON header, the header, then the arrays one after another,
 * little-endian. Matrices are F32 with two sizes, arrays F64 with one, texts entries of {@code
 * __metadata__}. Reading checks every size and offset: tensors must neither overlap nor leave gaps,
 * and must end at the end of the file. All numbers must be finite. No code is executed.
 */
public final class Safetensors {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String METADATA = "__metadata__";
  private static final int CHUNK_BYTES = 1 << 20;
  private static final long LONGEST_HEADER = 100_000_000;

  private Safetensors() {}

  /**
   * Writes weights to a file, replacing it atomically.
   *
   * @throws InputException if the file cannot be written, or a number is not finite
   */
  public static void write(Path file, Weights weights) {
    requireFinite(file.toString(), weights);
    byte[] header = header(weights);
    AtomicFile.write(
        file,
        out -> {
          out.write(
              ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(header.length).array());
          out.write(header);
          for (double[] values : weights.doubles().values()) {
            writeDoubles(values, out);
          }
          for (Matrix matrix : weights.matrices().values()) {
            writeFloats(matrix.values(), out);
          }
        });
  }

  private static byte[] header(Weights weights) {
    ObjectNode header = JSON.createObjectNode();
    ObjectNode texts = header.putObject(METADATA);
    weights.texts().forEach(texts::put);
    long offset = 0;
    for (Map.Entry<String, double[]> entry : weights.doubles().entrySet()) {
      offset =
          describe(header, entry.getKey(), "F64", offset, Double.BYTES, entry.getValue().length);
    }
    for (Map.Entry<String, Matrix> entry : weights.matrices().entrySet()) {
      Matrix matrix = entry.getValue();
      offset =
          describe(
              header, entry.getKey(), "F32", offset, Float.BYTES, matrix.rows(), matrix.columns());
    }
    try {
      byte[] text = JSON.writeValueAsBytes(header);
      // The format requires data to begin at a multiple of 8; spaces after the JSON are allowed.
      byte[] padded = new byte[(text.length + 7) / 8 * 8];
      Arrays.fill(padded, (byte) ' ');
      System.arraycopy(text, 0, padded, 0, text.length);
      return padded;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a header of texts and numbers is always JSON", e);
    }
  }

  private static long describe(
      ObjectNode header, String name, String type, long offset, int bytes, int... sizes) {
    if (header.has(name)) {
      throw new IllegalArgumentException("weights '" + name + "' are both a matrix and an array");
    }
    long length = bytes;
    ObjectNode tensor = header.putObject(name).put("dtype", type);
    for (int size : sizes) {
      tensor.withArray("shape").add(size);
      length *= size;
    }
    tensor.putArray("data_offsets").add(offset).add(offset + length);
    return offset + length;
  }

  private static void writeDoubles(double[] values, OutputStream out) throws IOException {
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int from = 0; from < values.length; from += CHUNK_BYTES / Double.BYTES) {
      int count = Math.min(values.length - from, CHUNK_BYTES / Double.BYTES);
      chunk.clear().asDoubleBuffer().put(values, from, count);
      out.write(chunk.array(), 0, count * Double.BYTES);
    }
  }

  private static void writeFloats(float[] values, OutputStream out) throws IOException {
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int from = 0; from < values.length; from += CHUNK_BYTES / Float.BYTES) {
      int count = Math.min(values.length - from, CHUNK_BYTES / Float.BYTES);
      chunk.clear().asFloatBuffer().put(values, from, count);
      out.write(chunk.array(), 0, count * Float.BYTES);
    }
  }

  /**
   * Reads weights from a file.
   *
   * @throws InputException naming the file, if it is missing, truncated or not of this format
   */
  public static Weights read(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return read(file.toString(), TensorBytes.of(channel));
    } catch (NoSuchFileException e) {
      throw new InputException(file + ": there is no such file", e);
    } catch (IOException e) {
      throw new InputException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Reads weights.
   *
   * @param name the name of the source in errors
   * @throws InputException with that name, if the data are truncated or not of this format
   * @throws IOException if they cannot be read
   */
  public static Weights read(String name, TensorBytes bytes) throws IOException {
    if (bytes.size() < 8) {
      throw damaged(
          name, "it has " + bytes.size() + " bytes, less than the 8 of the header's length");
    }
    long length = bytes.read(0, 8).getLong();
    if (length < 2 || length > LONGEST_HEADER || 8 + length > bytes.size()) {
      throw damaged(name, "its header claims " + length + " bytes, the file has " + bytes.size());
    }
    String header;
    try {
      header = StandardCharsets.UTF_8.newDecoder().decode(bytes.read(8, (int) length)).toString();
    } catch (CharacterCodingException e) {
      throw damaged(name, "its header is not text in UTF-8");
    }
    return read(name, bytes, 8 + length, StrictJson.object(name + ": header", header));
  }

  private static Weights read(String file, TensorBytes source, long start, JsonNode header)
      throws IOException {
    Weights.Builder weights = Weights.builder();
    List<Extent> extents = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : header.properties()) {
      if (entry.getKey().equals(METADATA)) {
        readTexts(file, entry.getValue(), weights);
      } else {
        extents.add(extent(file, entry.getKey(), entry.getValue(), source.size() - start));
      }
    }
    requireNoGaps(file, extents, source.size() - start);
    for (Extent extent : extents) {
      readTensor(file, source, start, extent, weights);
    }
    return weights.build();
  }

  private static void readTexts(String file, JsonNode texts, Weights.Builder weights) {
    if (!texts.isObject()) {
      throw damaged(file, "'" + METADATA + "' is not an object of texts");
    }
    for (Map.Entry<String, JsonNode> text : texts.properties()) {
      if (!text.getValue().isTextual()) {
        throw damaged(file, "'" + METADATA + "." + text.getKey() + "' is not a text");
      }
      weights.text(text.getKey(), text.getValue().textValue());
    }
  }

  /**
   * The location of a tensor.
   *
   * @param name its name
   * @param sizes one or two sizes
   * @param isFloat whether its numbers are float32 and not float64
   * @param from its first byte, counted from the end of the header
   * @param to the byte after its last
   */
  private record Extent(String name, List<Integer> sizes, boolean isFloat, long from, long to) {}

  private static Extent extent(String file, String name, JsonNode tensor, long available) {
    for (String field : List.of("dtype", "shape", "data_offsets")) {
      if (!tensor.has(field)) {
        throw damaged(file, "'" + name + "' has no field '" + field + "'");
      }
    }
    if (tensor.size() != 3) {
      throw damaged(file, "'" + name + "' has fields other than dtype, shape and data_offsets");
    }
    JsonNode shape = tensor.path("shape");
    String type = tensor.path("dtype").asText();
    boolean isFloat = type.equals("F32");
    boolean known = shape.isArray() && shape.size() == (isFloat ? 2 : 1);
    if (!known || !(isFloat || type.equals("F64"))) {
      throw damaged(
          file,
          "'"
              + name
              + "' is "
              + type
              + " of "
              + shape.size()
              + " sizes; F32 of two or F64 of one is read");
    }
    List<Integer> sizes = new ArrayList<>();
    long count = 1;
    for (JsonNode size : shape) {
      boolean possible =
          size.isInt() && size.intValue() >= 0 && count * size.intValue() <= Integer.MAX_VALUE;
      if (!possible) {
        throw damaged(file, "'" + name + "' has the shape " + shape + ", which is not possible");
      }
      sizes.add(size.intValue());
      count *= size.intValue();
    }
    JsonNode offsets = tensor.path("data_offsets");
    boolean whole =
        offsets.isArray()
            && offsets.size() == 2
            && offsets.get(0).isIntegralNumber()
            && offsets.get(1).isIntegralNumber();
    long from = whole ? offsets.get(0).asLong() : -1;
    long to = whole ? offsets.get(1).asLong() : -1;
    long bytes = count * (isFloat ? Float.BYTES : Double.BYTES);
    if (from < 0 || to > available || to - from != bytes) {
      throw damaged(
          file,
          "'"
              + name
              + "' of "
              + shape
              + " lies at "
              + (whole ? from + ".." + to : offsets)
              + ", which does not fit");
    }
    return new Extent(name, sizes, isFloat, from, to);
  }

  private static void requireNoGaps(String file, List<Extent> extents, long available) {
    long end = 0;
    String before = "the header";
    List<Extent> ordered =
        extents.stream()
            .sorted(Comparator.comparingLong(Extent::from).thenComparingLong(Extent::to))
            .toList();
    for (Extent extent : ordered) {
      if (extent.from() < end) {
        throw damaged(file, "'" + extent.name() + "' overlaps " + before);
      }
      if (extent.from() > end) {
        throw damaged(
            file,
            (extent.from() - end)
                + " bytes between "
                + before
                + " and '"
                + extent.name()
                + "' belong to no tensor");
      }
      end = extent.to();
      before = "'" + extent.name() + "'";
    }
    if (end != available) {
      throw damaged(file, (available - end) + " bytes follow the last tensor");
    }
  }

  private static void readTensor(
      String file, TensorBytes source, long start, Extent extent, Weights.Builder weights)
      throws IOException {
    int bytes = extent.isFloat() ? Float.BYTES : Double.BYTES;
    int count = (int) ((extent.to() - extent.from()) / bytes);
    long from = extent.from();
    if (extent.isFloat()) {
      float[] values = new float[count];
      for (int at = 0; at < count; at += CHUNK_BYTES) {
        int part = Math.min(CHUNK_BYTES, count - at);
        source
            .read(start + from + (long) at * bytes, part * bytes)
            .asFloatBuffer()
            .get(values, at, part);
      }
      for (float value : values) {
        requireFinite(file, extent.name(), value);
      }
      weights.matrix(
          extent.name(), Matrix.wrap(extent.sizes().get(0), extent.sizes().get(1), values));
    } else {
      double[] values = new double[count];
      for (int at = 0; at < count; at += CHUNK_BYTES) {
        int part = Math.min(CHUNK_BYTES, count - at);
        source
            .read(start + from + (long) at * bytes, part * bytes)
            .asDoubleBuffer()
            .get(values, at, part);
      }
      for (double value : values) {
        requireFinite(file, extent.name(), value);
      }
      weights.array(extent.name(), values);
    }
  }

  private static void requireFinite(String file, Weights weights) {
    weights
        .matrices()
        .forEach(
            (name, matrix) -> {
              for (float value : matrix.values()) {
                requireFinite(file, name, value);
              }
            });
    weights
        .doubles()
        .forEach(
            (name, values) -> {
              for (double value : values) {
                requireFinite(file, name, value);
              }
            });
  }

  private static void requireFinite(String file, String name, double value) {
    if (!Double.isFinite(value)) {
      throw new InputException(
          file + ": '" + name + "' holds " + value + ", which is not a weight");
    }
  }

  private static InputException damaged(String file, String how) {
    return new InputException(file + ": is not a complete safetensors file: " + how);
  }
}
