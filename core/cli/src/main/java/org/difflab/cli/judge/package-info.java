// SPDX-License-Identifier: Apache-2.0
/** Trains judges on the data sets of the engine and saves them. */
package org.difflab.cli.judge;
