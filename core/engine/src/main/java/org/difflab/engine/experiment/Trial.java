package org.difflab.engine.experiment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.difflab.engine.pipeline.PipelineSpec;

/**
 * A resolved pipeline and a seed: the unit of an experiment.
 *
 * @param pipeline the pipeline's name in the file
 * @param swept what a sweep set for this trial, option path to value, as in the file; empty without
 *     a sweep
 * @param seed the seed of all its random numbers
 * @param spec the chosen components
 */
public record Trial(String pipeline, Map<String, String> swept, long seed, PipelineSpec spec) {

  /** Copies the map, keeping its order. */
  public Trial {
    swept = Collections.unmodifiableMap(new LinkedHashMap<>(swept));
  }

  /**
   * Returns the name under which results stand, such as "base guidance.scale=2 seed 1"; unique in
   * an experiment.
   */
  public String name() {
    StringBuilder name = new StringBuilder(pipeline);
    swept.forEach((path, value) -> name.append(' ').append(path).append('=').append(value));
    return name.append(" seed ").append(seed).toString();
  }

  /**
   * Returns the name of the folder it leaves: its own name without what file systems refuse; unique
   * in an experiment.
   */
  public String folder() {
    return name().replace(' ', '_').replaceAll("[^A-Za-z0-9._=-]", "-");
  }
}
