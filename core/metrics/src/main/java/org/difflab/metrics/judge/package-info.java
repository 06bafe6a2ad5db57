// SPDX-License-Identifier: Apache-2.0
/**
 * Frozen classifiers of images, by whose activations and labels metrics judge samples. How they are
 * trained does not belong here: they are only evaluated.
 */
package org.difflab.metrics.judge;
