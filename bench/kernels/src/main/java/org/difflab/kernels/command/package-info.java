// SPDX-License-Identifier: Apache-2.0
/**
 * {@code difflab bench}: which benches to run on which components, and how their times are shown
 * and saved.
 */
package org.difflab.kernels.command;
