// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics.judge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.difflab.files.Safetensors;
import org.difflab.files.TensorBytes;

/** The judges included in the engine, one for each data set named here. */
public final class ShippedJudges {

  /** The names of the data sets with an included judge. */
  public static final List<String> DATASETS = List.of("mnist", "handwriting");

  private ShippedJudges() {}

  /** Returns the judge for a data set, if there is one. */
  public static Optional<Judge> find(String dataset) {
    return DATASETS.contains(dataset) ? Optional.of(read(dataset)) : Optional.empty();
  }

  private static Judge read(String dataset) {
    String name = dataset + ".safetensors";
    try (InputStream in = ShippedJudges.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the engine's own resource " + name + " is missing");
      }
      return Judge.load(Safetensors.read(name, TensorBytes.of(in.readAllBytes())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
