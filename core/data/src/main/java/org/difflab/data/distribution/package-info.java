// SPDX-License-Identifier: Apache-2.0
/**
 * Data sets of points on a line or in a plane, drawn from known distributions: each class states
 * its density.
 */
package org.difflab.data.distribution;
