package org.difflab.engine.experiment;

import org.difflab.engine.pipeline.TrainingData;
import org.difflab.engine.store.PartStore;

/**
 * What the trials of a run have in common.
 *
 * @param experiment what is asked for
 * @param data the data set, read
 * @param folder where results go
 * @param store where trained parts are kept; for several threads
 * @param pictures who draws
 */
record RunContext(
    Experiment experiment,
    TrainingData data,
    RunFolder folder,
    PartStore store,
    TrialPictures pictures) {}
