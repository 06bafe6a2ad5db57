package org.difflab.engine.metric;

import org.difflab.spi.Shape;
import org.difflab.spi.training.DenoiserTrainer;

/**
 * What is known of an evaluation before anything is trained.
 *
 * @param dataset the name of the data set's component
 * @param shape how its samples are laid out
 * @param denoiser what will train the denoiser
 */
public record PlannedEvaluation(String dataset, Shape shape, DenoiserTrainer denoiser) {}
