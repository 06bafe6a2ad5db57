// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.small;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.difflab.engine.experiment.OtherPipelines;
import org.difflab.engine.experiment.PipelineCheck;
import org.difflab.engine.pipeline.DataOutline;
import org.difflab.engine.run.Trial;
import org.difflab.registry.PipelineSpec;
import org.difflab.registry.small.SmallOptions;
import org.difflab.registry.wiring.Wired;
import org.difflab.registry.wiring.WiredPipeline;
import org.difflab.spi.Dataset;
import org.difflab.spi.InputException;
import org.difflab.spi.Metric;
import org.difflab.spi.PairedOptions;
import org.difflab.spi.Progress;
import org.difflab.spi.SampleCounts;
import org.difflab.spi.Shape;
import org.difflab.spi.Splits;
import org.difflab.spi.plugin.Part;

/** Checks whether small components fit each other, by their options. */
public final class SmallCheck implements PipelineCheck {

  /** Its prompts by its options; nothing to read. */
  private record Dots(SmallOptions.Dots options) implements Dataset {

    @Override
    public Shape shape() {
      return new Shape(28, 28, 1);
    }

    @Override
    public List<String> prompts() {
      if (options.prompts().isEmpty()) {
        throw new InputException("there are no prompts");
      }
      return options.prompts();
    }

    @Override
    public Splits load(Progress progress) {
      throw new UnsupportedOperationException("small data are never read");
    }
  }

  @Override
  public Wired<Dataset> make(Part<Dataset> dataset) {
    return new Wired<>(dataset, new Dots((SmallOptions.Dots) dataset.options()));
  }

  @Override
  public WiredPipeline make(PipelineSpec spec) {
    return SmallPipelines.of(spec);
  }

  @Override
  public Checked check(Optional<Wired<Dataset>> dataset, PipelineSpec spec) {
    List<Complaint> complaints = new ArrayList<>();
    if (dataset.isPresent() && ((SmallOptions.Dots) dataset.get().part().options()).count() < 2) {
      complaints.add(new Complaint("dataset", "dots must be two or more"));
    }
    int steps = ((SmallOptions.Steps) spec.sampler().options()).steps();
    int levels = ((SmallOptions.Steps) spec.schedule().options()).steps();
    if (steps > levels) {
      complaints.add(
          new Complaint("sampler", steps + " steps are more than the schedule's " + levels));
    }
    if (spec.guidance().name().equals("classifier-free")
        && ((SmallOptions.OneHot) spec.embedder().options()).dropFirst()) {
      complaints.add(
          new Complaint("guidance", "guidance needs the first prompt, which the embedder drops"));
    }
    return new Checked(
        complaints, complaints.isEmpty() ? Optional.of(make(spec)) : Optional.empty());
  }

  @Override
  public Optional<String> complaint(
      Part<Metric> metric, DataOutline data, SampleCounts generated, WiredPipeline pipeline) {
    return Optional.empty();
  }

  @Override
  public Optional<String> pairComplaint(
      String metric, PairedOptions options, DataOutline data, Trial trial, OtherPipelines trials) {
    return Optional.empty();
  }
}
