// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.comparison;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.difflab.engine.run.Trial;
import org.difflab.engine.run.TrialResult;

/**
 * An entry of a comparison: a pipeline under one setting of the sweep, over all its seeds.
 *
 * @param pipeline the pipeline's name in the file
 * @param swept what the sweep set, option path to value; empty without a sweep
 */
public record Contestant(String pipeline, Map<String, String> swept) {

  /** Copies the map, keeping its order. */
  public Contestant {
    swept = Collections.unmodifiableMap(new LinkedHashMap<>(swept));
  }

  /** Returns the contestant of a trial. */
  public static Contestant of(Trial trial) {
    return new Contestant(trial.pipeline(), trial.swept());
  }

  /** Returns the contestant of a result. */
  public static Contestant of(TrialResult result) {
    return new Contestant(result.pipeline(), result.swept());
  }

  /** Returns its name in tables, such as "base guidance.scale=2"; unique in an experiment. */
  public String name() {
    StringBuilder name = new StringBuilder(pipeline);
    swept.forEach((path, value) -> name.append(' ').append(path).append('=').append(value));
    return name.toString();
  }
}
