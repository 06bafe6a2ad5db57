// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.comparison;

import java.util.OptionalDouble;
import org.difflab.engine.run.TrialResult;
import org.difflab.engine.store.PartCost;

/** The costs of a trial; lower is better for all of them. */
public enum Cost {
  /**
   * Seconds for training all parts from scratch, whether they were trained for this trial or
   * before: the cost of the pipeline by itself. Unknown if the store has no record of it.
   */
  TRAINING_SECONDS("training time", "s"),
  /** Seconds for generating all samples for the metrics, including decoding. */
  SAMPLING_SECONDS("sampling time", "s"),
  /** Denoiser calls for each sample (NFE). */
  MODEL_CALLS("model calls per sample", ""),
  /** Number of parameters of all parts. */
  PARAMETERS("parameters", ""),
  /**
   * Peak number of bytes of Java's heap in use after a garbage collection during the trial: the
   * data set and live objects of the trial, without garbage and without memory outside of the heap.
   * It is lower if parts were loaded instead of trained; unknown for trials that ran in parallel.
   */
  PEAK_BYTES("peak memory", "B");

  private final String words;
  private final String unit;

  Cost(String words, String unit) {
    this.words = words;
    this.unit = unit;
  }

  /** Returns its name for headings. */
  public String words() {
    return words;
  }

  /** Returns the unit; empty for a count. */
  public String unit() {
    return unit;
  }

  /** Returns this cost of a finished trial, if known. */
  OptionalDouble of(TrialResult result) {
    return switch (this) {
      case TRAINING_SECONDS -> training(result);
      case SAMPLING_SECONDS -> known(result.samples() > 0, result.samplingSeconds());
      case MODEL_CALLS -> known(result.samples() > 0, result.modelCalls());
      case PARAMETERS ->
          OptionalDouble.of((double) result.parts().stream().mapToLong(PartCost::parameters).sum());
      case PEAK_BYTES -> known(result.peakBytes() > 0, (double) result.peakBytes());
    };
  }

  private static OptionalDouble training(TrialResult result) {
    return known(
        result.parts().stream().allMatch(PartCost::knowsTraining),
        result.parts().stream().mapToDouble(PartCost::trainingSeconds).sum());
  }

  private static OptionalDouble known(boolean known, double value) {
    return known ? OptionalDouble.of(value) : OptionalDouble.empty();
  }
}
