// SPDX-License-Identifier: Apache-2.0
/**
 * Frozen classifiers of images, whose activations and labels metrics use to judge samples. Their
 * training is in {@code org.difflab.cli.judge}.
 */
package org.difflab.metrics.judge;
