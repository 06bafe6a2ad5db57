// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.stream.StreamSupport;
import org.difflab.spi.Matrix;

/** What {@code src/test/python/judge_reference.py} computed. */
public final class JudgeReference {

  private JudgeReference() {}

  /** Reads the file. */
  public static JsonNode read() {
    try (InputStream in = JudgeReference.class.getResourceAsStream("reference.json")) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns rows of numbers. */
  public static Matrix matrix(JsonNode rows) {
    return Matrix.ofRows(
        StreamSupport.stream(rows.spliterator(), false)
            .map(JudgeReference::row)
            .toArray(float[][]::new));
  }

  private static float[] row(JsonNode numbers) {
    float[] row = new float[numbers.size()];
    for (int i = 0; i < row.length; i++) {
      row[i] = (float) numbers.get(i).asDouble();
    }
    return row;
  }

  /** Returns whole numbers. */
  public static int[] integers(JsonNode numbers) {
    return StreamSupport.stream(numbers.spliterator(), false).mapToInt(JsonNode::asInt).toArray();
  }
}
