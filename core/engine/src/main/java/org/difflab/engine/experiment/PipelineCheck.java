// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.experiment;

import java.util.List;
import java.util.Optional;
import org.difflab.engine.pipeline.DataOutline;
import org.difflab.engine.registry.PipelineSpec;
import org.difflab.engine.run.Trial;
import org.difflab.spi.Dataset;
import org.difflab.spi.Metric;
import org.difflab.spi.PairedOptions;
import org.difflab.spi.SampleCounts;
import org.difflab.spi.Shape;
import org.difflab.spi.plugin.Part;

/** Finds out, before anything is trained, whether the parts of a pipeline fit each other. */
public interface PipelineCheck {

  /**
   * Returns the prompts of a data set, without reading its data.
   *
   * @throws org.difflab.spi.InputException if the data set cannot be made
   * @throws IllegalArgumentException if the data set cannot be made
   */
  List<String> prompts(Part<Dataset> dataset);

  /**
   * Returns how samples of a data set are laid out, reading no more than its head.
   *
   * @throws org.difflab.spi.InputException if the data set cannot be made, or its head not read
   * @throws IllegalArgumentException if the data set cannot be made
   */
  Shape shape(Part<Dataset> dataset);

  /**
   * Returns what is known of a data set without reading its data.
   *
   * @throws org.difflab.spi.InputException if the data set cannot be made, or its head not read
   * @throws IllegalArgumentException if the data set cannot be made
   */
  DataOutline outline(Part<Dataset> dataset);

  /** Returns what does not fit in a pipeline on a data set; nothing if all fits. */
  List<Complaint> check(Part<Dataset> dataset, PipelineSpec spec);

  /**
   * Returns why a metric could never measure a pipeline that fits; nothing if it is not known that
   * it cannot.
   *
   * @param data the data set, before or after it is read
   * @param generated how many samples a trial generates
   */
  Optional<String> complaint(
      Part<Metric> metric, DataOutline data, SampleCounts generated, PipelineSpec spec);

  /**
   * Returns why the samples of a trial cannot be compared with those that another pipeline makes of
   * the same noise; nothing if they can.
   *
   * @param metric the name of the metric
   * @param options which other pipeline
   * @param data the data set, before or after it is read
   * @param trials where it is looked for
   */
  Optional<String> pairComplaint(
      String metric, PairedOptions options, DataOutline data, Trial trial, OtherPipelines trials);

  /**
   * Something that does not fit.
   *
   * @param slot the word of the slot to blame, as in files; "dataset" is possible
   * @param message what does not fit and what would
   */
  record Complaint(String slot, String message) {}
}
