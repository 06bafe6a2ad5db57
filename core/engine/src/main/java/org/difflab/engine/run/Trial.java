// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.run;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.difflab.registry.PipelineSpec;
import org.difflab.registry.wiring.WiredPipeline;

/**
 * A resolved pipeline and a seed: the unit of an experiment.
 *
 * @param pipeline the pipeline's name in the file
 * @param swept the swept values of this trial, option path to value, as in the file; empty without
 *     a sweep
 * @param seed the seed of all its random numbers
 * @param components the components of its pipeline, which no other trial uses
 */
public record Trial(
    String pipeline, Map<String, String> swept, long seed, WiredPipeline components) {

  private static final Pattern SIMPLE = Pattern.compile("[a-z0-9][a-z0-9._-]*");
  private static final Pattern OTHER_START = Pattern.compile("^[^A-Za-z0-9]+");
  private static final int LONGEST = 100;
  private static final int DIGITS = 16;
  private static final int KEPT = LONGEST - DIGITS - 1;

  /** Copies the map, keeping its order. */
  public Trial {
    swept = Collections.unmodifiableMap(new LinkedHashMap<>(swept));
  }

  /** Returns the chosen components with their options. */
  public PipelineSpec spec() {
    return components.spec();
  }

  /**
   * Returns the name in results, such as "base guidance.scale=2 seed 1"; unique in an experiment.
   */
  public String name() {
    return setting() + " seed " + seed;
  }

  /** Returns the pipeline with its swept values, such as "base guidance.scale=2". */
  public String setting() {
    StringBuilder name = new StringBuilder(pipeline);
    swept.forEach((path, value) -> name.append(' ').append(path).append('=').append(value));
    return name.toString();
  }

  /**
   * Returns the name of its folder: the name of the trial, with at most {@value #LONGEST}
   * characters. A name that is longer, or contains capitals or characters that file systems refuse,
   * is shortened and followed by its checksum, so that distinct trials have distinct folders on
   * every file system.
   */
  public String folder() {
    String name = name();
    boolean simple =
        SIMPLE.matcher(pipeline).matches()
            && Stream.concat(swept.keySet().stream(), swept.values().stream())
                .allMatch(part -> SIMPLE.matcher("0" + part).matches());
    String plain =
        OTHER_START
            .matcher(name.replace(' ', '_').replaceAll("[^A-Za-z0-9._=-]", "-"))
            .replaceFirst("");
    if (simple && plain.length() <= LONGEST) {
      return plain;
    }
    String checksum = Hashing.sha256().hashString(name, StandardCharsets.UTF_8).toString();
    return plain.substring(0, Math.min(plain.length(), KEPT)) + "-" + checksum.substring(0, DIGITS);
  }
}
