// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.experiment;

/** Writes experiments as text that reads back as the same experiment. */
public interface ExperimentWriter {

  /** Returns the text of an experiment, in which nothing is left to defaults. */
  String of(Experiment experiment);
}
