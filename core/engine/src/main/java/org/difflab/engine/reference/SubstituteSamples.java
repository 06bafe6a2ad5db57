// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.reference;

import org.difflab.spi.Samples;
import org.difflab.spi.Splits;

/**
 * Samples that replace generated ones.
 *
 * @param basis a description of them
 * @param samples the samples
 * @param data the data set to measure them against
 */
record SubstituteSamples(String basis, Samples samples, Splits data) {}
