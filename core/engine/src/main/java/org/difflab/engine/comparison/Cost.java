// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.comparison;

import java.util.OptionalDouble;
import org.difflab.engine.run.TrialResult;
import org.difflab.engine.store.PartCost;

/** What a trial costs. Less is better of each. */
public enum Cost {
  /**
   * Seconds of training all parts from nothing, whether they were trained for this trial or had
   * been before: what the pipeline would cost alone. Unknown if the store does not tell.
   */
  TRAINING_SECONDS("training time", "s"),
  /** Seconds of generating all samples for the metrics, sampling and decoding. */
  SAMPLING_SECONDS("sampling time", "s"),
  /** Denoiser calls for each sample (NFE). */
  MODEL_CALLS("model calls per sample", ""),
  /** Numbers in the weights of all parts. */
  PARAMETERS("parameters", ""),
  /**
   * Bytes of Java's heap in use, at the most, after a garbage collection during the trial: the data
   * set and what the trial keeps, not what lives only between two collections, and nothing outside
   * of the heap. Less where parts were loaded than where they were trained; unknown of trials that
   * ran side by side.
   */
  PEAK_BYTES("peak memory", "B");

  private final String words;
  private final String unit;

  Cost(String words, String unit) {
    this.words = words;
    this.unit = unit;
  }

  /** Returns the words for a heading. */
  public String words() {
    return words;
  }

  /** Returns the unit; empty for a count. */
  public String unit() {
    return unit;
  }

  /** Returns what a finished trial cost, if that is known. */
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
