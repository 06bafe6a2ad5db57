// SPDX-License-Identifier: Apache-2.0
package org.difflab.kernels.command;

/**
 * How fast something worked.
 *
 * @param perSecond billions a second
 * @param unit "GFLOP/s" or "GB/s"
 */
record Rate(double perSecond, String unit) {}
