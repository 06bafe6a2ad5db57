// SPDX-License-Identifier: Apache-2.0
/**
 * References of metrics: their values for real samples and for random ones, measured once for a run
 * so that every value of a trial can be read beside them. What generates, and how values are shown,
 * does not belong here.
 */
package org.difflab.engine.reference;
