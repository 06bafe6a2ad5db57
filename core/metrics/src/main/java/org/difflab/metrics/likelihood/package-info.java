// SPDX-License-Identifier: Apache-2.0
/** Likelihoods of held-out data under pipelines with an exact density. */
package org.difflab.metrics.likelihood;
