// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.experiment;

import java.util.List;
import java.util.Optional;
import org.difflab.engine.pipeline.DataOutline;
import org.difflab.engine.registry.PipelineSpec;
import org.difflab.engine.run.Trial;
import org.difflab.engine.wiring.Wired;
import org.difflab.engine.wiring.WiredPipeline;
import org.difflab.spi.Dataset;
import org.difflab.spi.Metric;
import org.difflab.spi.PairedOptions;
import org.difflab.spi.SampleCounts;
import org.difflab.spi.plugin.Part;

/** Finds out, before anything is trained, whether the parts of a pipeline fit each other. */
public interface PipelineCheck {

  /**
   * Makes a data set, reading none of its data.
   *
   * @throws org.difflab.spi.InputException if it cannot be made
   * @throws IllegalArgumentException if it cannot be made
   */
  Wired<Dataset> make(Part<Dataset> dataset);

  /**
   * Makes the components of a pipeline that fits, for one more trial.
   *
   * @throws org.difflab.spi.InputException if one cannot be made any more
   */
  WiredPipeline make(PipelineSpec spec);

  /**
   * Makes the components of a pipeline, and finds out whether they fit each other and the data.
   *
   * @param dataset the data set; empty if it cannot be made
   */
  Checked check(Optional<Wired<Dataset>> dataset, PipelineSpec spec);

  /**
   * Returns why a metric could never measure a pipeline that fits; nothing if it is not known that
   * it cannot.
   *
   * @param data the data set, before or after it is read
   * @param generated how many samples a trial generates
   */
  Optional<String> complaint(
      Part<Metric> metric, DataOutline data, SampleCounts generated, WiredPipeline pipeline);

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
   * A pipeline that was checked.
   *
   * @param complaints what does not fit; nothing if all fits
   * @param pipeline its components, if all could be made
   */
  record Checked(List<Complaint> complaints, Optional<WiredPipeline> pipeline) {

    /** Copies the list. */
    public Checked {
      complaints = List.copyOf(complaints);
    }
  }

  /**
   * Something that does not fit.
   *
   * @param slot the word of the slot to blame, as in files; "dataset" is possible
   * @param message what does not fit and what would
   */
  record Complaint(String slot, String message) {}
}
