// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.difflab.engine.run.FinishedTrials;
import org.difflab.engine.run.RunFolder;
import org.difflab.engine.run.Trial;
import org.difflab.engine.run.TrialResult;
import org.difflab.engine.saved.SavedDescription;
import org.difflab.files.text.Spelling;
import org.difflab.registry.CanonicalJson;
import org.difflab.registry.PipelineSpec;
import org.difflab.registry.wiring.WiredPipeline;
import org.difflab.registry.wiring.Wiring;
import org.difflab.spi.InputException;
import org.difflab.spi.PairedOptions;
import org.difflab.spi.plugin.Part;

/**
 * Resolves the other pipeline for metrics that compare pairs of samples.
 *
 * @param trials the trials of the experiment
 * @param baseline the default pipeline of metrics that name none
 */
public record OtherPipelines(List<Trial> trials, String baseline) {

  /** Copies the list. */
  public OtherPipelines {
    trials = List.copyOf(trials);
  }

  static OtherPipelines of(Experiment experiment) {
    return new OtherPipelines(experiment.trials(), experiment.baseline());
  }

  /**
   * A pipeline to compare with.
   *
   * @param name its name in messages and pictures
   * @param spec its components
   * @param trial the trial of the same experiment that trains it; empty for a saved pipeline
   * @param saved where it was saved; empty for a trial of the same experiment
   */
  public record Other(
      String name, PipelineSpec spec, Optional<Trial> trial, Optional<Saved> saved) {

    /** Returns the components: those of the trial, or new ones for a saved pipeline. */
    WiredPipeline components(Wiring wiring) {
      return trial.map(Trial::components).orElseGet(() -> wiring.wire(spec));
    }
  }

  /**
   * A saved pipeline.
   *
   * @param folder its folder
   * @param description its description
   */
  public record Saved(Path folder, SavedDescription description) {}

  /**
   * Finds the pipeline that a trial is compared with.
   *
   * @throws InputException if there is none, it is ambiguous, or a folder cannot be read
   */
  public Other of(PairedOptions options, Trial own, CanonicalJson canonical) {
    return options
        .run()
        .map(run -> saved(run, options.trial(), canonical))
        .orElseGet(() -> trained(options.with(), own));
  }

  private Other trained(Optional<String> with, Trial own) {
    String wanted = with.orElse(baseline);
    List<Trial> sameSeed = trials.stream().filter(trial -> trial.seed() == own.seed()).toList();
    List<Trial> found =
        sameSeed.stream()
            .filter(trial -> trial.setting().equals(wanted) || trial.pipeline().equals(wanted))
            .toList();
    if (found.isEmpty()) {
      throw new InputException(
          Spelling.unknown("pipeline", wanted, sameSeed.stream().map(Trial::setting).toList()));
    }
    if (found.size() > 1) {
      throw new InputException(
          "pipeline '"
              + wanted
              + "' is varied by the sweep; name one of its settings by the option 'with': "
              + String.join(
                  ", ", found.stream().map(trial -> "'" + trial.setting() + "'").toList()));
    }
    Trial other = found.get(0);
    return new Other(other.setting(), other.spec(), Optional.of(other), Optional.empty());
  }

  private static Other saved(Path run, Optional<String> trial, CanonicalJson canonical) {
    Path folder;
    String name;
    if (RunFolder.isAt(run)) {
      FinishedTrials finished = FinishedTrials.of(RunFolder.open(run));
      TrialResult result;
      try {
        result = trial.map(finished::named).orElseGet(finished::first);
      } catch (InputException e) {
        throw new InputException(run + ": " + e.getMessage(), e);
      }
      folder = finished.run().pipeline(result.folder());
      name = result.trial() + " of " + run;
    } else {
      if (trial.isPresent()) {
        throw new InputException(
            run + ": is not a run folder, so 'trial' cannot choose one of its trials");
      }
      folder = SavedDescription.within(run);
      name = run.toString();
    }
    SavedDescription description = SavedDescription.read(folder, canonical);
    return new Other(
        name, description.spec(), Optional.empty(), Optional.of(new Saved(folder, description)));
  }

  /** Returns the trials of the experiment that a trial is compared with, itself left out. */
  public List<Trial> besides(Trial own, List<? extends Part<?>> metrics) {
    return metrics.stream()
        .map(Part::options)
        .filter(PairedOptions.class::isInstance)
        .map(PairedOptions.class::cast)
        .filter(options -> options.run().isEmpty())
        .flatMap(options -> trained(options.with(), own).trial().stream())
        .filter(other -> !other.equals(own))
        .distinct()
        .toList();
  }
}
