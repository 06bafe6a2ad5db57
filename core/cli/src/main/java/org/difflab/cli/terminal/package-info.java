/** How the command talks while it works. */
package org.difflab.cli.terminal;
