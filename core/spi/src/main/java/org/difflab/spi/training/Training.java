package org.difflab.spi.training;

import org.difflab.spi.Noise;
import org.difflab.spi.Progress;

/**
 * The circumstances of one training.
 *
 * @param noise the random numbers of the part being trained; no other part shares them
 * @param progress told how far training is
 */
public record Training(Noise noise, Progress progress) {}
