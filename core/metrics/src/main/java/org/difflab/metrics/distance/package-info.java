// SPDX-License-Identifier: Apache-2.0
/**
 * Distances between what was generated and the test part of the data set, row against row in the
 * space of the data: what can be measured of two sets of points without a model of either.
 * Distances between features of images do not belong here.
 */
package org.difflab.metrics.distance;
