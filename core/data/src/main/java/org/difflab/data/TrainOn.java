// SPDX-License-Identifier: Apache-2.0
package org.difflab.data;

/** The samples that the training part of a data set consists of. */
public enum TrainOn {
  /** The training samples. */
  TRAIN,
  /**
   * Training and test samples together. The test part is unchanged, so metrics then use samples
   * that were trained on.
   */
  EVERYTHING
}
