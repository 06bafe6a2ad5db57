// SPDX-License-Identifier: Apache-2.0
package org.difflab.data;

/** What a data set's training part is made of. */
public enum TrainOn {
  /** The samples meant for training. */
  TRAIN,
  /**
   * Training and test samples together. The test part stays what it is, so metrics then see samples
   * that were trained on.
   */
  EVERYTHING
}
