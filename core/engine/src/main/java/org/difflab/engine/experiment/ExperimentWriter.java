// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.experiment;

/** Writes experiments as text from which the same experiment can be read. */
public interface ExperimentWriter {

  /** Returns the text of an experiment, with all defaults filled in. */
  String of(Experiment experiment);
}
