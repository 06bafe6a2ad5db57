package org.difflab.engine.experiment;

import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.difflab.engine.config.ResolvedConfig;
import org.difflab.engine.file.AtomicFile;
import org.difflab.engine.file.NpyFile;
import org.difflab.engine.pipeline.Generated;
import org.difflab.engine.pipeline.PipelineKeys;
import org.difflab.engine.pipeline.PipelineTrainer;
import org.difflab.engine.pipeline.SampleRequest;
import org.difflab.engine.pipeline.TrainedPipeline;
import org.difflab.engine.pipeline.TrainingData;
import org.difflab.engine.pipeline.Wiring;
import org.difflab.engine.reference.ReferenceMeasuring;
import org.difflab.engine.registry.CanonicalJson;
import org.difflab.engine.store.PartKey;
import org.difflab.engine.store.PartStore;
import org.difflab.spi.Evaluation;
import org.difflab.spi.InputException;
import org.difflab.spi.Measurement;
import org.difflab.spi.Metric;
import org.difflab.spi.Noise;
import org.difflab.spi.Progress;
import org.difflab.spi.Samples;
import org.difflab.spi.Workers;
import org.difflab.spi.plugin.Part;

/**
 * Runs the trials of an experiment one after another into a run folder. A trial whose result stands
 * there under the same key is left as it is, so a run that was killed goes on, and a changed file
 * computes only what is new. A trial that fails stands in the results with its reason, and the
 * others go on.
 */
public final class ExperimentRunner {

  private final PipelineTrainer trainer;
  private final SavedPipeline saved;
  private final CanonicalJson canonical;
  private final ResolvedConfig resolved;
  private final Wiring wiring;
  private final Workers workers;
  private final Provenance provenance;
  private final ReferenceMeasuring references;

  /** Makes the runner. */
  @Inject
  public ExperimentRunner(
      PipelineTrainer trainer,
      SavedPipeline saved,
      CanonicalJson canonical,
      ResolvedConfig resolved,
      Wiring wiring,
      Workers workers,
      Provenance provenance,
      ReferenceMeasuring references) {
    this.trainer = trainer;
    this.saved = saved;
    this.canonical = canonical;
    this.resolved = resolved;
    this.wiring = wiring;
    this.workers = workers;
    this.provenance = provenance;
    this.references = references;
  }

  /**
   * Runs what is not yet done.
   *
   * @return the results of all trials, in the order of the experiment
   * @throws InputException if the data cannot be read or the folder not written
   */
  public List<TrialResult> run(
      Experiment experiment,
      RunFolder folder,
      PartStore store,
      TrialPictures pictures,
      Progress progress) {
    folder.writeText("config.yaml", resolved.of(experiment));
    long start = System.nanoTime();
    TrainingData data = trainer.load(experiment.dataset(), progress);
    double loading = (System.nanoTime() - start) * 1e-9;
    folder.writeJson("provenance.json", provenance.of(data, loading));
    references.measure(
        experiment.metrics(),
        experiment.trials().get(0).spec().schedule(),
        experiment.samples(),
        data,
        folder.path(),
        progress);
    Map<String, TrialResult> known =
        folder.results().stream()
            .filter(result -> result.status() == TrialResult.Status.FINISHED)
            .collect(
                Collectors.toMap(TrialResult::key, Function.identity(), (first, second) -> second));
    List<TrialResult> results = new ArrayList<>();
    for (Trial trial : experiment.trials()) {
      String key = key(experiment, trial, data);
      TrialResult result = known.get(key);
      if (result == null) {
        result = attempt(experiment, trial, key, data, folder, store, pictures, progress);
      }
      results.add(result);
      folder.writeResults(results);
    }
    pictures.compare(experiment, data, results, folder);
    return results;
  }

  private String key(Experiment experiment, Trial trial, TrainingData data) {
    PipelineKeys keys = PipelineKeys.of(canonical, trial.spec(), data, trial.seed());
    List<String> ingredients = new ArrayList<>();
    ingredients.add(trial.name());
    ingredients.add(keys.denoiser().hash());
    ingredients.add(canonical.of(trial.spec().guidance()));
    ingredients.add(canonical.of(trial.spec().sampler()));
    ingredients.add(experiment.samples() + " samples, picture " + experiment.picture());
    ingredients.add("pictures " + experiment.pictures());
    experiment.metrics().forEach(metric -> ingredients.add(canonical.of(metric)));
    return PartKey.of("trial", ingredients).hash();
  }

  private TrialResult attempt(
      Experiment experiment,
      Trial trial,
      String key,
      TrainingData data,
      RunFolder folder,
      PartStore store,
      TrialPictures pictures,
      Progress progress) {
    String name = folderName(trial);
    try {
      PipelineTrainer.Trained trained =
          trainer.train(trial.spec(), data, trial.seed(), store, progress);
      TrainedPipeline pipeline = trained.pipeline();
      Path target = folder.trial(name);
      saved.write(target.resolve("pipeline"), pipeline);
      Experiment.Picture picture = experiment.picture();
      Samples shown =
          pipeline
              .generate(
                  SampleRequest.each(picture.prompts(), picture.count()),
                  trial.seed(),
                  Progress.SILENT)
              .samples();
      long start = System.nanoTime();
      Generated generated =
          pipeline.generate(
              SampleRequest.spread(data.prompts(), experiment.samples()), trial.seed(), progress);
      double seconds = (System.nanoTime() - start) * 1e-9;
      write(experiment.samples() == 0 ? shown : generated.samples(), data, target);
      pictures.draw(
          new TrialView(trial, pipeline, data, experiment.pictures(), shown, generated.samples()),
          target,
          progress);
      List<Measurement> measurements =
          measure(experiment, trial, pipeline, data, generated.samples(), progress);
      return new TrialResult(
          trial.name(),
          name,
          key,
          trial.pipeline(),
          trial.swept(),
          trial.seed(),
          TrialResult.Status.FINISHED,
          "",
          trained.costs(),
          experiment.samples(),
          seconds,
          generated.modelCalls(),
          measurements);
    } catch (InputException | IllegalArgumentException | ArithmeticException e) {
      return TrialResult.failed(trial, name, key, e.getMessage());
    } catch (LinkageError e) {
      // Somebody's plug-in is not whole; trials without it go on.
      return TrialResult.failed(
          trial, name, key, "a class that a part needs is missing or of another version: " + e);
    } catch (OutOfMemoryError e) {
      // What the trial held is free again by now, so the others can go on.
      long megabytes = Runtime.getRuntime().maxMemory() >> 20;
      return TrialResult.failed(
          trial,
          name,
          key,
          "it needs more memory than the " + megabytes + " MB that Java may use (option -Xmx)");
    }
  }

  private static void write(Samples samples, TrainingData data, Path folder) {
    NpyFile.write(folder.resolve("samples.npy"), samples.values(), data.shape());
    String prompts = String.join("\n", samples.prompts()) + "\n";
    AtomicFile.write(
        folder.resolve("prompts.txt"), out -> out.write(prompts.getBytes(StandardCharsets.UTF_8)));
  }

  private List<Measurement> measure(
      Experiment experiment,
      Trial trial,
      TrainedPipeline pipeline,
      TrainingData data,
      Samples generated,
      Progress progress) {
    List<Measurement> measurements = new ArrayList<>();
    try (Progress.Stage stage = progress.begin("metrics", experiment.metrics().size())) {
      for (Part<Metric> part : experiment.metrics()) {
        Metric metric = wiring.make(part, pipeline.schedule());
        Evaluation evaluation =
            new Evaluation(
                data.part().name(),
                data.splits(),
                data.shape(),
                pipeline.encoder(),
                pipeline.embedder(),
                pipeline.denoiser(),
                pipeline.schedule(),
                generated,
                Noise.of(trial.seed(), "metric").forPurpose(part.name()),
                workers);
        measurements.addAll(metric.measure(evaluation));
        stage.advance(1);
      }
    }
    return measurements;
  }

  private static String folderName(Trial trial) {
    return trial.name().replace(' ', '_').replaceAll("[^A-Za-z0-9._=-]", "-");
  }
}
