package org.difflab.engine.experiment;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.difflab.engine.pipeline.PipelineKeys;
import org.difflab.engine.pipeline.TrainingData;
import org.difflab.engine.registry.CanonicalJson;
import org.difflab.engine.store.PartKey;
import org.difflab.spi.linear.LinearAlgebra;

/** The keys of trials: a result that stands under a trial's key need not be computed again. */
public final class TrialKeys {

  private final CanonicalJson canonical;
  private final LinearAlgebra algebra;

  /** Makes the keys. */
  @Inject
  public TrialKeys(CanonicalJson canonical, LinearAlgebra algebra) {
    this.canonical = canonical;
    this.algebra = algebra;
  }

  /** Returns the hash of everything that a trial's result depends on. */
  String of(Experiment experiment, Trial trial, TrainingData data) {
    PipelineKeys keys =
        PipelineKeys.of(canonical, trial.spec(), data, algebra.bits(), trial.seed());
    List<String> ingredients = new ArrayList<>();
    ingredients.add(trial.name());
    ingredients.add(keys.denoiser().hash());
    ingredients.add(canonical.of(trial.spec().guidance()));
    ingredients.add(canonical.of(trial.spec().sampler()));
    ingredients.add(experiment.samples() + " samples, picture " + experiment.picture());
    ingredients.add("prompt shares " + experiment.promptShares().word());
    ingredients.add("image values " + experiment.imageValues().word());
    ingredients.add("pictures " + experiment.pictures());
    CanonicalJson contents = canonical.ofContents();
    experiment.metrics().forEach(metric -> ingredients.add(contents.of(metric)));
    return PartKey.of("trial", ingredients).hash();
  }
}
