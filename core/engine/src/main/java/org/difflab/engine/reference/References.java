package org.difflab.engine.reference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.difflab.engine.file.AtomicFile;
import org.difflab.spi.InputException;
import org.difflab.spi.Measurement;

/**
 * The floors and ceilings of a run, {@code references.json} in its folder.
 *
 * @param metrics one for each metric that could be made, in the order of the experiment
 */
public record References(List<Reference> metrics) {

  /** No floors and no ceilings. */
  public static final References NONE = new References(List.of());

  private static final String FILE = "references.json";
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /** Copies the list. */
  public References {
    metrics = List.copyOf(metrics);
  }

  /**
   * Reads those of a run.
   *
   * @param run the run's folder; without the file there are none
   * @throws InputException naming the file, if it cannot be read
   */
  public static References read(Path run) {
    Path file = run.resolve(FILE);
    if (!Files.exists(file)) {
      return NONE;
    }
    try {
      return JSON.readValue(Files.readString(file), References.class);
    } catch (JsonProcessingException e) {
      throw new InputException(
          file + ": does not hold references of a run: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new InputException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /** Writes them into a run's folder. */
  void write(Path run) {
    try {
      String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this);
      AtomicFile.write(run.resolve(FILE), text + "\n");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("references are plain records", e);
    }
  }

  Optional<Reference> withKey(String key) {
    return metrics.stream().filter(reference -> reference.key().equals(key)).findFirst();
  }

  /** Returns what a measurement is of real samples, or of a perfect pipeline, if it is known. */
  public OptionalDouble floor(String measurement) {
    return value(measurement, Reference::floor);
  }

  /** Returns what a measurement is of random samples, or of no pipeline, if it is known. */
  public OptionalDouble ceiling(String measurement) {
    return value(measurement, Reference::ceiling);
  }

  private OptionalDouble value(String measurement, Function<Reference, Reference.Bound> end) {
    return metrics.stream()
        .flatMap(reference -> end.apply(reference).measurements().stream())
        .filter(found -> found.name().equals(measurement))
        .mapToDouble(Measurement::value)
        .findFirst();
  }
}
