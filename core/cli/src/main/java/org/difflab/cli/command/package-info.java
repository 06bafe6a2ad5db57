// SPDX-License-Identifier: Apache-2.0
/**
 * The subcommands of {@code difflab}: what may be said on the command line and what is answered.
 * The work is the engine's, pictures and reports have packages of their own.
 */
package org.difflab.cli.command;
