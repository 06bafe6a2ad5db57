// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

import java.util.List;

/**
 * What is known of an {@link Evaluation} before anything is trained. Metrics check it twice: first
 * when an experiment is checked, with the sizes that the data set knows without reading its data
 * ({@link Dataset#sizes}), then once the data have been read, with all sizes known.
 *
 * @param dataset the name of the data set's component, such as "mnist"
 * @param shape the layout of samples
 * @param prompts the prompts of the data set
 * @param data the sizes of the parts of the data set
 * @param generated the samples that each pipeline will generate for the metrics
 * @param denoiser the denoiser, not trained yet
 * @since 0.3
 */
public record PlannedEvaluation(
    String dataset,
    Shape shape,
    List<String> prompts,
    SplitSizes data,
    SampleCounts generated,
    PlannedDenoiser denoiser) {

  /** Copies the prompts. */
  public PlannedEvaluation {
    prompts = List.copyOf(prompts);
  }

  /** Returns whether the trained denoiser will be a {@link DensityModel}. */
  public boolean hasDensity() {
    return denoiser.hasDensity();
  }

  /**
   * Returns the needs of a metric, none yet; {@link SampleNeeds#require} reports the unmet ones.
   */
  public SampleNeeds needs(String metric) {
    return new SampleNeeds(metric, this);
  }
}
