// SPDX-License-Identifier: Apache-2.0
/** The computer a run takes place on: its threads, its memory, and the algebra it computes with. */
package org.difflab.linear.device;
