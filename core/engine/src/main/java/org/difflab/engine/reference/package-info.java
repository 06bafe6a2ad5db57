// SPDX-License-Identifier: Apache-2.0
/**
 * References of metrics: their values for real samples and for random ones, measured once for a run
 * so that every value of a trial can be compared with them.
 */
package org.difflab.engine.reference;
