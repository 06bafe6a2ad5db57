// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.experiment;

import org.difflab.spi.SamplePairs;
import org.difflab.spi.Shape;

/**
 * The input of a picture of pairs.
 *
 * @param number the number of the metric among those of a trial that compare pairs, from 1
 * @param own the name of the measured pipeline
 * @param other the name of the pipeline it was compared with
 * @param pairs the samples of both
 * @param shape the layout of a sample
 * @param picture the prompts to show, and how many images of each
 */
public record PairView(
    int number,
    String own,
    String other,
    SamplePairs pairs,
    Shape shape,
    Experiment.Picture picture) {}
