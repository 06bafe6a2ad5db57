// SPDX-License-Identifier: Apache-2.0
/**
 * Makes judges: brings the engine's data, the training of networks and the judge's file together.
 */
package org.difflab.cli.judge;
