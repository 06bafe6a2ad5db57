package org.difflab.engine.data;

import java.util.OptionalInt;

/** The options by which every data set that is read from files is divided. */
interface SplitOptions {

  String TRAIN_ON_HELP =
      "train, or everything: training and test samples together (the test part stays for metrics)";
  String VALIDATION_HELP = "samples held out from the end of the training part";
  String LIMIT_HELP = "train on the first so many samples only";

  /** Returns what the training part is made of. */
  TrainOn trainOn();

  /** Returns how many samples are held out from the end of the training part. */
  int validation();

  /** Returns how many of the remaining training samples are used, all unless given. */
  OptionalInt limit();
}
