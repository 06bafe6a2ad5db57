package org.difflab.engine.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import org.difflab.engine.file.AtomicFile;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.training.Weights;

/**
 * Weights in the safetensors format, which Python reads with {@code safetensors.numpy.load_file}:
 * eight bytes with the length of a JSON header, the header, then the arrays one after another,
 * little-endian. Matrices are F32 with two sizes, arrays F64 with one, texts entries of {@code
 * __metadata__}. Reading checks every size and offset and runs nothing.
 */
public final class Safetensors {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String METADATA = "__metadata__";
  private static final int CHUNK_BYTES = 1 << 20;
  private static final long LONGEST_HEADER = 100_000_000;

  private Safetensors() {}

  /**
   * Writes weights to a file, replacing it in one move.
   *
   * @throws InputException if the file cannot be written
   */
  public static void write(Path file, Weights weights) {
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
      // The format asks for data that begin at a multiple of 8; spaces behind the JSON are allowed.
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
   * @throws InputException naming the file, if it is missing, cut short or not of this format
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
   * @param name what the bytes are called in errors
   * @throws InputException with that name, if they are cut short or not of this format
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
    try {
      JsonNode header = JSON.readTree(text(bytes.read(8, (int) length)));
      return read(name, bytes, 8 + length, header);
    } catch (JsonProcessingException e) {
      throw damaged(name, "its header is not JSON: " + e.getOriginalMessage());
    }
  }

  private static byte[] text(ByteBuffer buffer) {
    byte[] text = new byte[buffer.remaining()];
    buffer.get(text);
    return text;
  }

  private static Weights read(String file, TensorBytes source, long start, JsonNode header)
      throws IOException {
    Weights.Builder weights = Weights.builder();
    for (Map.Entry<String, JsonNode> entry : header.properties()) {
      if (entry.getKey().equals(METADATA)) {
        entry
            .getValue()
            .properties()
            .forEach(text -> weights.text(text.getKey(), text.getValue().asText()));
      } else {
        readTensor(file, source, start, entry.getKey(), entry.getValue(), weights);
      }
    }
    return weights.build();
  }

  private static void readTensor(
      String file,
      TensorBytes source,
      long start,
      String name,
      JsonNode tensor,
      Weights.Builder weights)
      throws IOException {
    String type = tensor.path("dtype").asText();
    JsonNode shape = tensor.path("shape");
    int bytes = type.equals("F32") ? Float.BYTES : Double.BYTES;
    if (!(type.equals("F32") && shape.size() == 2) && !(type.equals("F64") && shape.size() == 1)) {
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
    long count = 1;
    for (JsonNode size : shape) {
      boolean possible = size.canConvertToInt() && size.asInt() >= 0 && count >= 0;
      count = possible ? count * size.asInt() : -1;
    }
    long from = tensor.path("data_offsets").path(0).asLong(-1);
    long to = tensor.path("data_offsets").path(1).asLong(-1);
    if (count < 0
        || count > Integer.MAX_VALUE
        || from < 0
        || to - from != count * bytes
        || to > source.size() - start) {
      throw damaged(
          file,
          "'" + name + "' of " + shape + " lies at " + from + ".." + to + ", which does not fit");
    }
    if (type.equals("F32")) {
      float[] values = new float[(int) count];
      for (int at = 0; at < count; at += CHUNK_BYTES) {
        int part = (int) Math.min(CHUNK_BYTES, count - at);
        source
            .read(start + from + (long) at * bytes, part * bytes)
            .asFloatBuffer()
            .get(values, at, part);
      }
      weights.matrix(name, Matrix.wrap(shape.get(0).asInt(), shape.get(1).asInt(), values));
    } else {
      double[] values = new double[(int) count];
      for (int at = 0; at < count; at += CHUNK_BYTES) {
        int part = (int) Math.min(CHUNK_BYTES, count - at);
        source
            .read(start + from + (long) at * bytes, part * bytes)
            .asDoubleBuffer()
            .get(values, at, part);
      }
      weights.array(name, values);
    }
  }

  private static InputException damaged(String file, String how) {
    return new InputException(file + ": is not a whole safetensors file: " + how);
  }
}
