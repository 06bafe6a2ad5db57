// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

import java.util.Optional;

/**
 * The input of a metric.
 *
 * @param dataset the name of the data set's component, such as "mnist"
 * @param data the data set, including the test part
 * @param shape the layout of samples
 * @param encoder the trained encoder
 * @param embedder the trained embedder
 * @param denoiser the trained denoiser, without guidance
 * @param schedule the noise levels
 * @param generated what the pipeline generated, with guidance, as samples; images as they are saved
 *     ({@link Samples#asSaved}), where an experiment does not ask for raw values
 * @param noise random numbers for the metric's own use
 * @param workers threads for the metric's own use
 * @param pairs samples paired with those that another pipeline generated from the same noise;
 *     present only for metrics whose options are {@link PairedOptions}; since 0.3
 */
public record Evaluation(
    String dataset,
    Splits data,
    Shape shape,
    Encoder encoder,
    Embedder embedder,
    Denoiser denoiser,
    Schedule schedule,
    Samples generated,
    Noise noise,
    Workers workers,
    Optional<SamplePairs> pairs) {

  /** Creates an evaluation without pairs. */
  public Evaluation(
      String dataset,
      Splits data,
      Shape shape,
      Encoder encoder,
      Embedder embedder,
      Denoiser denoiser,
      Schedule schedule,
      Samples generated,
      Noise noise,
      Workers workers) {
    this(
        dataset,
        data,
        shape,
        encoder,
        embedder,
        denoiser,
        schedule,
        generated,
        noise,
        workers,
        Optional.empty());
  }

  /**
   * Returns the same evaluation with pairs.
   *
   * @since 0.3
   */
  public Evaluation with(SamplePairs found) {
    return new Evaluation(
        dataset,
        data,
        shape,
        encoder,
        embedder,
        denoiser,
        schedule,
        generated,
        noise,
        workers,
        Optional.of(found));
  }
}
