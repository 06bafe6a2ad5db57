// SPDX-License-Identifier: Apache-2.0
/** The entry point of the {@code difflab} command. Its subcommands are in {@code command}. */
package org.difflab.cli;
