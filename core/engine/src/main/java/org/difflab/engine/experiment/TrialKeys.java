// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.experiment;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.difflab.engine.pipeline.PipelineKeys;
import org.difflab.engine.pipeline.TrainingData;
import org.difflab.engine.run.Trial;
import org.difflab.engine.saved.SavedDescription;
import org.difflab.engine.saved.SavedParts;
import org.difflab.engine.saved.SavedWeights;
import org.difflab.engine.store.PartKey;
import org.difflab.files.Checksum.Algorithm;
import org.difflab.registry.CanonicalJson;
import org.difflab.registry.Kind;
import org.difflab.registry.PipelineSpec;
import org.difflab.spi.Metric;
import org.difflab.spi.PairedOptions;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.plugin.Part;

/** The keys of trials: a result with the key of a trial is reused. */
public final class TrialKeys {

  private final CanonicalJson canonical;
  private final LinearAlgebra algebra;

  /** Creates the keys. */
  @Inject
  public TrialKeys(CanonicalJson canonical, LinearAlgebra algebra) {
    this.canonical = canonical;
    this.algebra = algebra;
  }

  /** Returns the hash of everything that the result of a trial depends on. */
  String of(Experiment experiment, Trial trial, TrainingData data) {
    PipelineKeys keys =
        PipelineKeys.of(canonical, trial.spec(), data, algebra.bits(), trial.seed());
    List<String> ingredients = new ArrayList<>();
    ingredients.add(trial.name());
    ingredients.add(keys.denoiser().hash());
    ingredients.add(SavedParts.text(trial.spec().guidance(), canonical));
    ingredients.add(SavedParts.text(trial.spec().sampler(), canonical));
    ingredients.add(experiment.samples() + " samples, picture " + experiment.picture());
    ingredients.add("prompt shares " + experiment.promptShares().word());
    ingredients.add("image values " + experiment.imageValues().word());
    ingredients.add("pictures " + experiment.pictures());
    CanonicalJson contents = canonical.ofContents();
    for (Part<Metric> metric : experiment.metrics()) {
      ingredients.add(SavedParts.text(metric, contents));
      if (metric.options() instanceof PairedOptions options) {
        ingredients.addAll(
            other(OtherPipelines.of(experiment).of(options, trial, canonical), trial, data));
      }
    }
    return PartKey.of("trial", ingredients).hash();
  }

  /** The result for pairs depends on the complete other pipeline. */
  private List<String> other(OtherPipelines.Other other, Trial trial, TrainingData data) {
    if (other.saved().isPresent()) {
      Path folder = other.saved().get().folder();
      return Stream.concat(
              Stream.of(folder.resolve(SavedDescription.FILE)),
              Stream.of(Kind.ENCODER, Kind.EMBEDDER, Kind.DENOISER)
                  .map(kind -> SavedWeights.file(folder, kind)))
          .map(file -> Algorithm.SHA256.of(file).hex())
          .toList();
    }
    PipelineSpec spec = other.spec();
    return List.of(
        other.name(),
        PipelineKeys.of(canonical, spec, data, algebra.bits(), trial.seed()).denoiser().hash(),
        SavedParts.text(spec.guidance(), canonical),
        SavedParts.text(spec.sampler(), canonical));
  }
}
