/**
 * Experiments: trials planned from a checked configuration, trained through the store, measured and
 * written to a run folder. How one pipeline works belongs to {@code pipeline}; how results are
 * shown, of the command.
 */
package org.difflab.engine.experiment;
