// SPDX-License-Identifier: Apache-2.0
/**
 * Metrics that compare generated images with real ones by the activations and labels of a {@link
 * org.difflab.metrics.judge.Judge}. Metrics without a judge are in {@code org.difflab.metrics}.
 */
package org.difflab.metrics.judged;
