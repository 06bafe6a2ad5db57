// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.experiment;

import java.util.function.Supplier;
import org.difflab.engine.pipeline.TrainingData;
import org.difflab.engine.run.RunFolder;
import org.difflab.engine.store.PartStore;

/**
 * The context shared by the trials of a run.
 *
 * @param experiment the experiment
 * @param data the loaded data set
 * @param ranges the ranges of the columns of the training data, computed when first needed
 * @param folder the folder for results
 * @param store the store of trained parts; thread-safe
 * @param pictures draws pictures
 * @param pairs the cache of samples of other pipelines
 */
record RunContext(
    Experiment experiment,
    TrainingData data,
    Supplier<ColumnRanges> ranges,
    RunFolder folder,
    PartStore store,
    TrialPictures pictures,
    PairMemory pairs) {}
