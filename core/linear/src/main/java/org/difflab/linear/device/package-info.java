// SPDX-License-Identifier: Apache-2.0
/** The machine of a run: its threads, its memory, and its linear algebra. */
package org.difflab.linear.device;
