// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.Stage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.difflab.engine.config.Composition;
import org.difflab.engine.config.DatasetReader;
import org.difflab.engine.config.ExperimentReader;
import org.difflab.engine.config.ResolvedConfig;
import org.difflab.engine.experiment.Experiment;
import org.difflab.engine.experiment.ExperimentRunner;
import org.difflab.engine.experiment.PipelineCheck;
import org.difflab.engine.experiment.SavedPipeline;
import org.difflab.engine.experiment.TrialLimits;
import org.difflab.engine.experiment.TrialMemory;
import org.difflab.engine.experiment.TrialPictures;
import org.difflab.engine.pipeline.DataOutline;
import org.difflab.engine.pipeline.InterruptibleProgress;
import org.difflab.engine.pipeline.PipelineTrainer;
import org.difflab.engine.pipeline.PlannedWarnings;
import org.difflab.engine.pipeline.TrainedPipeline;
import org.difflab.engine.pipeline.TrainingData;
import org.difflab.engine.run.RunFolder;
import org.difflab.engine.run.Trial;
import org.difflab.engine.run.TrialResult;
import org.difflab.engine.saved.SavedDescription;
import org.difflab.engine.store.MemoryStore;
import org.difflab.engine.store.PartStore;
import org.difflab.linear.device.Device;
import org.difflab.registry.PartChoice;
import org.difflab.registry.PipelineSpec;
import org.difflab.registry.Registry;
import org.difflab.registry.wiring.Wired;
import org.difflab.registry.wiring.WiredPipeline;
import org.difflab.registry.wiring.Wiring;
import org.difflab.spi.Dataset;
import org.difflab.spi.InputException;
import org.difflab.spi.Progress;
import org.difflab.spi.plugin.Part;

/**
 * The entry point for programs that embed difflab: all functions of the engine, with the components
 * of all installed plug-ins.
 *
 * <pre>{@code
 * try (Laboratory laboratory = Laboratory.open()) {
 *   TrainedPipeline digits = laboratory.train("dataset: handwriting\npipelines: {digits: {encoder: pca, denoiser: wiener}}");
 *   Samples sevens = digits.generate(List.of("7"), 5, 1);
 * }
 * }</pre>
 */
public final class Laboratory implements AutoCloseable {

  private final Device device;
  private final Injector injector;

  private Laboratory(Device device, Injector injector) {
    this.device = device;
    this.injector = injector;
  }

  /**
   * Opens a laboratory with the settings of this machine and the plug-ins on the class path and in
   * the plug-in folders.
   *
   * @throws InputException if a setting is wrong
   */
  public static Laboratory open() {
    return builder().open();
  }

  /**
   * Opens a laboratory.
   *
   * @throws InputException if a plug-in cannot create its services
   */
  public static Laboratory open(Device device, Registry registry) {
    return open(device, registry, List.of());
  }

  /**
   * Opens a laboratory.
   *
   * @param modules bindings, as for {@link LaboratoryBuilder#module}
   * @throws InputException if a plug-in cannot create its services
   */
  public static Laboratory open(Device device, Registry registry, List<Module> modules) {
    return new Laboratory(
        device,
        Guice.createInjector(Stage.PRODUCTION, new EngineModule(device, registry, modules)));
  }

  /** Returns a builder for programs that add their own plug-ins or bindings. */
  public static LaboratoryBuilder builder() {
    return new LaboratoryBuilder();
  }

  /** Returns the installed components. */
  public Registry registry() {
    return injector.getInstance(Registry.class);
  }

  /** Returns the threads and the linear algebra. */
  public Device device() {
    return device;
  }

  /**
   * Reads a data set.
   *
   * @param text its choice, as the value of {@code dataset} in an experiment: {@code mnist}
   * @throws org.difflab.engine.config.ConfigException with every problem of the text
   * @throws InputException if the data cannot be read
   */
  public TrainingData data(String text, Progress progress) {
    Part<Dataset> part = injector.getInstance(DatasetReader.class).read("dataset", text);
    return injector
        .getInstance(PipelineTrainer.class)
        .load(injector.getInstance(Wiring.class).wire(part), progress);
  }

  /**
   * Reads the data set of an experiment.
   *
   * @throws InputException if the data cannot be read
   */
  public TrainingData data(Experiment experiment, Progress progress) {
    return injector.getInstance(PipelineTrainer.class).load(experiment.dataset(), progress);
  }

  /**
   * Reads and checks an experiment.
   *
   * @throws org.difflab.engine.config.ConfigException with every problem found
   */
  public Experiment read(Path file) {
    return injector.getInstance(ExperimentReader.class).read(file);
  }

  /**
   * Estimates how much memory each trial of an experiment needs, reading no data.
   *
   * @return the memory of each trial; empty if the size of the data set is unknown
   */
  public Map<Trial, TrialMemory> memory(Experiment experiment) {
    DataOutline data = DataOutline.of(experiment.dataset());
    // Trials that differ only in their seed need the same.
    Map<WiredPipeline, Optional<TrialMemory>> known = new HashMap<>();
    Map<Trial, TrialMemory> needs = new LinkedHashMap<>();
    for (Trial trial : experiment.trials()) {
      known
          .computeIfAbsent(
              trial.components(), made -> TrialMemory.of(made, data, experiment.samples()))
          .ifPresent(need -> needs.put(trial, need));
    }
    return needs;
  }

  /**
   * Reads and checks an experiment given as text. Paths in it are relative to the working
   * directory.
   *
   * @param name its name in messages
   * @param yaml its text
   * @throws org.difflab.engine.config.ConfigException with every problem found
   */
  public Experiment read(String name, String yaml) {
    return injector.getInstance(ExperimentReader.class).read(name, yaml);
  }

  /**
   * Returns warnings about an experiment whose results may be wrong or surprising, as far as they
   * are known before reading and training; a run may find more.
   */
  public List<String> warnings(Experiment experiment) {
    Map<String, Set<WiredPipeline>> pipelines = new LinkedHashMap<>();
    for (Trial trial : experiment.trials()) {
      pipelines
          .computeIfAbsent(trial.pipeline(), added -> new LinkedHashSet<>())
          .add(trial.components());
    }
    return PlannedWarnings.of(pipelines);
  }

  /**
   * Returns the text of an experiment with all defaults filled in, from which the same experiment
   * can be read.
   */
  public String resolved(Experiment experiment) {
    return injector.getInstance(ResolvedConfig.class).of(experiment);
  }

  /** Returns the text of one trial of an experiment in the same way. */
  public String resolved(Experiment experiment, Trial trial) {
    return injector.getInstance(ResolvedConfig.class).of(experiment, trial);
  }

  /** Returns the components of a pipeline with every option, a line for each slot. */
  public String resolved(PipelineSpec spec) {
    return injector.getInstance(ResolvedConfig.class).of(spec);
  }

  /**
   * Returns the factory for choosing components in Java: data sets, parts of pipelines, metrics.
   */
  public PartChoice parts() {
    return new PartChoice(registry());
  }

  /** Starts to compose a pipeline in Java. */
  public Composition compose() {
    return Composition.from(parts());
  }

  /**
   * Trains a pipeline composed in Java, without any files or messages.
   *
   * @param seed seed of all random numbers
   * @throws InputException with all problems of the pipeline, or if the data cannot be read
   * @throws CancellationException if this thread is interrupted, as described at {@link
   *     #train(Part, PipelineSpec, long, PartStore, Progress)}
   */
  public TrainedPipeline train(Part<Dataset> dataset, PipelineSpec pipeline, long seed) {
    return train(dataset, pipeline, seed, new MemoryStore(), Progress.SILENT);
  }

  /**
   * Trains a pipeline composed in Java.
   *
   * <p>Interrupting the calling thread cancels it. The next step of training that is reported, or
   * the next block of work that is handed to the threads, throws a {@link CancellationException}:
   * within a step of a network, or a pass of a closed form over the data. The interrupt flag of the
   * thread stays set. The store keeps the parts that were finished; a {@link
   * org.difflab.engine.store.FolderStore} also keeps the latest state of the part being trained,
   * and the same call continues from there. Reading data is also cancelled, but only between files.
   *
   * @param seed seed of all random numbers
   * @param store the store of trained parts
   * @param progress receives progress, on the calling thread
   * @throws InputException with all problems of the pipeline, or if the data cannot be read
   * @throws CancellationException if this thread is interrupted
   */
  public TrainedPipeline train(
      Part<Dataset> dataset, PipelineSpec pipeline, long seed, PartStore store, Progress progress) {
    PipelineCheck check = injector.getInstance(PipelineCheck.class);
    List<String> problems = new ArrayList<>();
    Optional<Wired<Dataset>> data = Optional.empty();
    try {
      data = Optional.of(check.make(dataset));
    } catch (InputException | IllegalArgumentException | ArithmeticException e) {
      problems.add(e.getMessage());
    }
    PipelineCheck.Checked checked = check.check(data, pipeline);
    checked.complaints().forEach(complaint -> problems.add(complaint.message()));
    if (!problems.isEmpty()) {
      throw new InputException(String.join("\n", problems));
    }
    return train(data.orElseThrow(), checked.pipeline().orElseThrow(), seed, store, progress);
  }

  private TrainedPipeline train(
      Wired<Dataset> dataset,
      WiredPipeline pipeline,
      long seed,
      PartStore store,
      Progress progress) {
    PipelineTrainer trainer = injector.getInstance(PipelineTrainer.class);
    Progress interruptible = new InterruptibleProgress(progress);
    try {
      return trainer
          .train(pipeline, trainer.load(dataset, interruptible), seed, store, interruptible)
          .pipeline();
    } catch (InputException e) {
      if (!Thread.currentThread().isInterrupted()) {
        throw e;
      }
      // Interrupting a thread closes its files, which would otherwise be reported as a problem of
      // the file.
      CancellationException cancelled = new CancellationException("interrupted while training");
      cancelled.initCause(e);
      throw cancelled;
    }
  }

  /**
   * Trains the one pipeline that a configuration describes, without any files or messages.
   *
   * @param yaml the text of an experiment with one trial
   * @throws org.difflab.engine.config.ConfigException with every problem found
   * @throws InputException if it has more than one trial, or the data cannot be read
   * @throws CancellationException if this thread is interrupted, as described at {@link
   *     #train(Part, PipelineSpec, long, PartStore, Progress)}
   */
  public TrainedPipeline train(String yaml) {
    return train(yaml, new MemoryStore(), Progress.SILENT);
  }

  /**
   * Trains the one pipeline that a configuration describes.
   *
   * @param yaml the text of an experiment with one trial
   * @param store the store of trained parts
   * @param progress receives progress, on the calling thread
   * @throws org.difflab.engine.config.ConfigException with every problem found
   * @throws InputException if it has more than one trial, or the data cannot be read
   * @throws CancellationException if this thread is interrupted, as described at {@link
   *     #train(Part, PipelineSpec, long, PartStore, Progress)}
   */
  public TrainedPipeline train(String yaml, PartStore store, Progress progress) {
    Experiment experiment = read("configuration", yaml);
    if (experiment.trials().size() != 1) {
      throw new InputException(
          "only one pipeline can be trained at a time here, found "
              + experiment.trials().stream().map(Trial::name).toList());
    }
    Trial trial = experiment.trials().get(0);
    return train(experiment.dataset(), trial.components(), trial.seed(), store, progress);
  }

  /**
   * Runs an experiment into a folder, one trial after another.
   *
   * @param experiment as this laboratory read it
   * @param folder the run folder
   * @param store the store of trained parts, shared with other runs
   * @return one result per trial
   */
  public List<TrialResult> run(
      Experiment experiment,
      Path folder,
      PartStore store,
      TrialPictures pictures,
      Progress progress) {
    return run(experiment, folder, store, pictures, TrialLimits.ONE, progress);
  }

  /**
   * Runs an experiment into a folder.
   *
   * @param experiment as this laboratory read it
   * @param folder the run folder
   * @param store the store of trained parts, shared with other runs
   * @param limits the limits of trials that run in parallel
   * @return one result per trial
   * @throws CancellationException if this thread is interrupted: running trials are cancelled,
   *     finished results are kept in folder and store, and the same call continues from there
   */
  public List<TrialResult> run(
      Experiment experiment,
      Path folder,
      PartStore store,
      TrialPictures pictures,
      TrialLimits limits,
      Progress progress) {
    return injector
        .getInstance(ExperimentRunner.class)
        .run(experiment, RunFolder.create(folder), store, pictures, limits, progress);
  }

  /**
   * Saves a trained pipeline: {@code pipeline.json} and three files of weights in the format of
   * safetensors. An existing pipeline is replaced.
   *
   * @param folder the folder, created if it does not exist
   * @throws InputException if a file cannot be written
   */
  public void save(TrainedPipeline pipeline, Path folder) {
    injector.getInstance(SavedPipeline.class).write(folder, pipeline);
  }

  /**
   * Loads a trained pipeline, which generates the same bits as the one that was saved.
   *
   * @param folder a folder that {@link #save} wrote, or the folder of a finished trial: {@code
   *     runs/NAME/trials/TRIAL}, or {@code pipeline} in it
   * @throws InputException naming the file, if it contains no pipeline, is damaged, or needs a
   *     component that is not installed
   */
  public TrainedPipeline load(Path folder) {
    return injector.getInstance(SavedPipeline.class).read(SavedDescription.within(folder));
  }

  /**
   * Returns a sentence for each component of a saved pipeline that was created by another plug-in,
   * or another version of it, than is installed; the pipeline may then not generate the same bits.
   *
   * @param folder as for {@link #load}
   */
  public List<String> differences(Path folder) {
    return injector.getInstance(SavedPipeline.class).differences(SavedDescription.within(folder));
  }

  /** Stops the threads. */
  @Override
  public void close() {
    device.close();
  }
}
