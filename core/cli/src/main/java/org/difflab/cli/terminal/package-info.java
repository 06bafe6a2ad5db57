// SPDX-License-Identifier: Apache-2.0
/** How the command talks while it works. */
package org.difflab.cli.terminal;
