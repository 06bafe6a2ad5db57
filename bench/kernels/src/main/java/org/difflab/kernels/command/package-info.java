// SPDX-License-Identifier: Apache-2.0
/**
 * {@code difflab bench}: which benches to run on which components, and how their times are shown
 * and kept. What is timed does not live here.
 */
package org.difflab.kernels.command;
