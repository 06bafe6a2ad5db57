// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.experiment;

import java.util.List;
import java.util.Optional;
import org.difflab.engine.pipeline.DataOutline;
import org.difflab.engine.run.Trial;
import org.difflab.registry.PipelineSpec;
import org.difflab.registry.wiring.Wired;
import org.difflab.registry.wiring.WiredPipeline;
import org.difflab.spi.Dataset;
import org.difflab.spi.Metric;
import org.difflab.spi.PairedOptions;
import org.difflab.spi.SampleCounts;
import org.difflab.spi.plugin.Part;

/** Checks, before anything is trained, whether the parts of a pipeline are compatible. */
public interface PipelineCheck {

  /**
   * Creates a data set, reading none of its data.
   *
   * @throws org.difflab.spi.InputException if it cannot be made
   * @throws IllegalArgumentException if it cannot be made
   */
  Wired<Dataset> make(Part<Dataset> dataset);

  /**
   * Creates the components of a pipeline that fits, for one more trial.
   *
   * @throws org.difflab.spi.InputException if one cannot be made any more
   */
  WiredPipeline make(PipelineSpec spec);

  /**
   * Creates the components of a pipeline, and finds out whether they fit each other and the data.
   *
   * @param dataset the data set; empty if it cannot be made
   */
  Checked check(Optional<Wired<Dataset>> dataset, PipelineSpec spec);

  /**
   * Returns why a metric can never measure a compatible pipeline; empty if no reason is known.
   *
   * @param data the data set, before or after it is read
   * @param generated how many samples a trial generates
   */
  Optional<String> complaint(
      Part<Metric> metric, DataOutline data, SampleCounts generated, WiredPipeline pipeline);

  /**
   * Returns why the samples of a trial cannot be compared with those that another pipeline
   * generates from the same noise; empty if they can.
   *
   * @param metric the name of the metric
   * @param options the options that name the other pipeline
   * @param data the data set, before or after it is read
   * @param trials resolves the other pipeline
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
   * An incompatibility.
   *
   * @param slot the name of the affected slot in files, or "dataset"
   * @param message the problem and what would solve it
   */
  record Complaint(String slot, String message) {}
}
