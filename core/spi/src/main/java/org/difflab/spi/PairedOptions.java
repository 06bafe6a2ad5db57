// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The options of a metric that compares each sample with the sample that another pipeline generates
 * from the same noise. A metric whose options are a record of this type receives the pairs in
 * {@link Evaluation#pairs}: the engine resolves the other pipeline, checks before training that the
 * two can share noise, trains or loads the other one, and recomputes a result when it has changed.
 *
 * <p>The other pipeline is one of the same experiment, with the seed of the trial, or a saved one;
 * by default, it is the baseline of the experiment.
 *
 * @since 0.3
 */
public interface PairedOptions {

  /**
   * Returns the name of a pipeline of the experiment; of one that a sweep varies, with its setting,
   * such as "base guidance.scale=2".
   */
  Optional<String> with();

  /**
   * Returns a run folder, or a folder that holds one saved pipeline; at most one of this and {@link
   * #with} is present.
   */
  Optional<Path> run();

  /**
   * Returns which trial of the run folder, by the name of the trial, its folder or its pipeline; by
   * default the first that was finished.
   */
  Optional<String> trial();

  /** Returns the maximum number of generated samples to pair, evenly spaced; at least 1. */
  int limit();
}
