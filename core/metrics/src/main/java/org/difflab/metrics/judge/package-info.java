// SPDX-License-Identifier: Apache-2.0
/**
 * Frozen classifiers of images, whose activations and labels metrics use to judge samples, and
 * their training.
 */
package org.difflab.metrics.judge;
