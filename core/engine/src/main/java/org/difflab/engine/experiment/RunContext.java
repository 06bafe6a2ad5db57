// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.experiment;

import java.util.function.Supplier;
import org.difflab.engine.pipeline.TrainingData;
import org.difflab.engine.run.RunFolder;
import org.difflab.engine.store.PartStore;

/**
 * What the trials of a run have in common.
 *
 * @param experiment what is asked for
 * @param data the data set, read
 * @param ranges those of the columns of the training data, found when first asked for
 * @param folder where results go
 * @param store where trained parts are kept; for several threads
 * @param pictures who draws
 * @param pairs what trials were compared with
 */
record RunContext(
    Experiment experiment,
    TrainingData data,
    Supplier<ColumnRanges> ranges,
    RunFolder folder,
    PartStore store,
    TrialPictures pictures,
    PairMemory pairs) {}
