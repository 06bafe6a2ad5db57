package org.difflab.spi;

/**
 * All that a metric may look at.
 *
 * @param dataset the name of the data set's component, such as "mnist"
 * @param data the data set; the test part is for metrics
 * @param shape how samples are laid out
 * @param encoder the trained encoder
 * @param embedder the trained embedder
 * @param denoiser the trained denoiser, without guidance
 * @param schedule the noise levels
 * @param generated what the pipeline generated, with guidance, as samples; images as they are saved
 *     ({@link Samples#asSaved}), where an experiment does not ask for raw values
 * @param noise random numbers for the metric's own use
 * @param workers threads for the metric's own use
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
    Workers workers) {}
