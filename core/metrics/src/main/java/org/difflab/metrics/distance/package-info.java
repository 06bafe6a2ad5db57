// SPDX-License-Identifier: Apache-2.0
/**
 * Distances between generated samples and the test part of the data set, computed on rows in data
 * space without a model of either distribution. Distances between features of images are in {@code
 * org.difflab.metrics.judged}.
 */
package org.difflab.metrics.distance;
