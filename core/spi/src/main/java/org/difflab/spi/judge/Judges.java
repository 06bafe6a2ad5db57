// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi.judge;

import java.nio.file.Path;
import java.util.Optional;
import org.difflab.spi.Evaluation;
import org.difflab.spi.InputException;
import org.difflab.spi.PlannedEvaluation;

/**
 * The judges of images: frozen classifiers whose features and labels metrics use to compare
 * samples. They can be injected into the constructor of a metric. Samples that several metrics or
 * trials use are judged once. Thread-safe.
 *
 * @since 0.3
 */
public interface Judges {

  /** The help of an option that names the file of a judge, the same in all metrics. */
  String OPTION_HELP =
      "file of a judge written by difflab judge train; by default the judge included in difflab for"
          + " mnist or handwriting";

  /**
   * Checks before anything is trained that there is a judge for an evaluation.
   *
   * @param metric the name of the metric, for errors
   * @param file the judge's file; empty for the included judge of the data set
   * @throws InputException if the data are not images, there is no judge for them, it cannot be
   *     read, or it is for images of another shape
   */
  void check(String metric, Optional<Path> file, PlannedEvaluation planned);

  /**
   * Checks before anything is trained that the judge for an evaluation has a class for every
   * prompt.
   *
   * @param metric the name of the metric, for errors
   * @param file the judge's file; empty for the included judge of the data set
   * @throws InputException as {@link #check} does, or naming a prompt that is not one of the
   *     classes
   */
  void checkPrompts(String metric, Optional<Path> file, PlannedEvaluation planned);

  /**
   * Finds the judge for an evaluation.
   *
   * @param metric the name of the metric, for errors
   * @param file the judge's file; empty for the included judge of the data set
   * @throws InputException as {@link #check} does
   */
  JudgedSamples judged(String metric, Optional<Path> file, Evaluation evaluation);
}
