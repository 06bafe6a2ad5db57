// SPDX-License-Identifier: Apache-2.0
/**
 * Metrics that compare generated images with real ones by the activations and labels of a {@link
 * org.difflab.metrics.judge.Judge}. Metrics that need no judge do not belong here.
 */
package org.difflab.metrics.judged;
