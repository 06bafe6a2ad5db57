package org.difflab.report;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Explanations of metrics.
 *
 * @param known those of metrics included in difflab
 * @param summaries one sentence for each metric of the experiment, by its name
 */
public record Explanations(List<Explanation> known, Map<String, String> summaries) {

  /** Copies the collections. */
  public Explanations {
    known = List.copyOf(known);
    summaries = Map.copyOf(summaries);
  }

  /** Reads the explanations included in difflab. */
  public static Explanations read(Map<String, String> summaries) {
    try (InputStream stream = Explanations.class.getResourceAsStream("explanations.json")) {
      return new Explanations(
          JsonMapper.builder().build().readValue(stream, new TypeReference<>() {}), summaries);
    } catch (IOException e) {
      throw new UncheckedIOException("a resource of this program", e);
    }
  }

  /** Returns the explanation of a family of measurements, if difflab comes with one. */
  public Optional<Explanation> find(String family) {
    return known.stream().filter(explanation -> explanation.name().equals(family)).findFirst();
  }

  /** Returns what is known of a family of measurements; at the least what its component says. */
  Explanation of(String family) {
    return find(family)
        .orElseGet(() -> new Explanation(family, summaries.getOrDefault(family, ""), ""));
  }
}
