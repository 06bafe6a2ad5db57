// SPDX-License-Identifier: Apache-2.0
/**
 * The subcommands of {@code difflab}: their options and their output. The work is done by the
 * engine and the report module.
 */
package org.difflab.cli.command;
