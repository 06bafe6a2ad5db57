// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.experiment;

import org.difflab.spi.SamplePairs;
import org.difflab.spi.Shape;

/**
 * What a picture of pairs is drawn from.
 *
 * @param number which of the metrics of a trial that compare pairs, from 1
 * @param own the name of the pipeline that was measured
 * @param other the name of the pipeline it was compared with
 * @param pairs the samples of both
 * @param shape how a sample is laid out
 * @param picture the prompts to show, and how many images of each
 */
public record PairView(
    int number,
    String own,
    String other,
    SamplePairs pairs,
    Shape shape,
    Experiment.Picture picture) {}
