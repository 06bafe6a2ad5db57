// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.reference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.difflab.files.AtomicFile;
import org.difflab.files.StrictJson;
import org.difflab.spi.Measurement;

/**
 * The references of all metrics of a run, {@code references.json} in its folder.
 *
 * @param metrics one for each metric that could be created, in the order of the experiment
 */
public record References(List<Reference> metrics) {

  /** No references. */
  public static final References NONE = new References(List.of());

  private static final String FILE = "references.json";

  /** The version of the file; one of another version is measured again. */
  private static final int VERSION = 2;

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /** The file. */
  private record Document(int version, List<Reference> metrics) {}

  /** Copies the list. */
  public References {
    metrics = List.copyOf(metrics);
  }

  /**
   * Reads the references of a run.
   *
   * @param run the run's folder; without the file there are none
   * @throws org.difflab.spi.InputException naming the file, if it cannot be read
   */
  public static References read(Path run) {
    Path file = run.resolve(FILE);
    if (!Files.exists(file)) {
      return NONE;
    }
    JsonNode version = StrictJson.object(file).path("version");
    if (version.asInt() != VERSION) {
      return NONE;
    }
    return new References(StrictJson.value(file, Document.class).metrics());
  }

  /** Writes them into a run folder. */
  void write(Path run) {
    try {
      String text =
          JSON.writerWithDefaultPrettyPrinter().writeValueAsString(new Document(VERSION, metrics));
      AtomicFile.write(run.resolve(FILE), text + "\n");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("references are plain records", e);
    }
  }

  Optional<Reference> withKey(String key) {
    return metrics.stream().filter(reference -> reference.key().equals(key)).findFirst();
  }

  /** Returns the value of a measurement for real samples, or for a perfect pipeline, if known. */
  public OptionalDouble realData(String measurement) {
    return value(measurement, Reference::realData);
  }

  /** Returns the value of a measurement for random samples, if known. */
  public OptionalDouble randomBaseline(String measurement) {
    return value(measurement, Reference::randomBaseline);
  }

  private OptionalDouble value(String measurement, Function<Reference, Reference.Bound> end) {
    return metrics.stream()
        .flatMap(reference -> end.apply(reference).measurements().stream())
        .filter(found -> found.name().equals(measurement))
        .mapToDouble(Measurement::value)
        .findFirst();
  }
}
