// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

/**
 * A data set in its three parts. Trainers see the training part and, for early stopping and loss
 * curves, the validation part; only metrics use the test part.
 *
 * @param train the samples that components are fitted to
 * @param validation held out of training; may be empty
 * @param test for metrics; may be empty
 * @param checksum SHA-256, in hexadecimal, of the source of the samples, for provenance and for the
 *     keys of everything trained on them
 * @since 0.1
 */
public record Splits(Samples train, Samples validation, Samples test, String checksum) {}
