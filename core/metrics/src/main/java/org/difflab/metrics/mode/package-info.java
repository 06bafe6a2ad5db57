// SPDX-License-Identifier: Apache-2.0
/** The share of samples at each mode of a distribution with known modes. */
package org.difflab.metrics.mode;
