// SPDX-License-Identifier: Apache-2.0
/** Progress output of the command. */
package org.difflab.cli.terminal;
