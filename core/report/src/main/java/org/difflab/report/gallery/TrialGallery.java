// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.gallery;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.difflab.engine.comparison.Contestant;
import org.difflab.engine.experiment.Experiment;
import org.difflab.engine.experiment.PairView;
import org.difflab.engine.experiment.PictureKind;
import org.difflab.engine.experiment.TrialPictures;
import org.difflab.engine.experiment.TrialView;
import org.difflab.engine.pipeline.PromptAllocation;
import org.difflab.engine.pipeline.TrainedPipeline;
import org.difflab.engine.pipeline.TrainingData;
import org.difflab.engine.run.RunFolder;
import org.difflab.engine.run.TrialResult;
import org.difflab.files.NpyFile;
import org.difflab.files.text.PromptChoice;
import org.difflab.report.picture.PictureFile;
import org.difflab.spi.Curve;
import org.difflab.spi.Progress;
import org.difflab.spi.Samples;
import org.difflab.spi.Shape;

/**
 * Draws the pictures of each trial into its folder, and those that compare trials into the run
 * folder.
 */
public final class TrialGallery implements TrialPictures {

  private static final int NUMBERS = 4000;
  private static final int POINTS = 2000;
  private static final int LEAST_IMAGES = 20;
  private static final int MOST_IMAGES = 60;
  private static final int MOMENTS = 100;
  private static final int MOST_COMPARED = 15;

  @Override
  public void draw(TrialView view, Path folder, Progress progress) {
    try (Progress.Stage stage = progress.begin("pictures", view.pictures().size())) {
      Optional<Trajectory> trajectory =
          view.pictures().stream().anyMatch(TrialGallery::showsTrajectory)
              ? Optional.of(trajectory(view))
              : Optional.empty();
      for (PictureKind kind : view.pictures()) {
        stage.note(kind.word());
        draw(kind, view, trajectory, folder);
        stage.advance(1);
      }
      writeTraining(view.pipeline(), folder);
    }
  }

  private static boolean showsTrajectory(PictureKind kind) {
    return kind == PictureKind.REVERSE || kind == PictureKind.DENSITY_EVOLUTION;
  }

  private static Trajectory trajectory(TrialView view) {
    TrainedPipeline pipeline = view.pipeline();
    Shape shape = pipeline.shape();
    PromptAllocation prompts =
        shape.isImage() ? PromptAllocation.even(shownPrompts(view)) : view.prompts();
    int count =
        shape.isImage()
            ? Math.max(LEAST_IMAGES, Math.min(MOST_IMAGES, prompts.prompts().size()))
            : shape.size() == 1 ? NUMBERS : POINTS;
    long seed = view.trial().seed();
    return Trajectory.of(pipeline, prompts.requests(count, seed), seed, MOMENTS);
  }

  private static List<String> shownPrompts(TrialView view) {
    return view.shown().prompts().stream().distinct().toList();
  }

  private static void draw(
      PictureKind kind, TrialView view, Optional<Trajectory> trajectory, Path folder) {
    TrainedPipeline pipeline = view.pipeline();
    Samples training = view.data().splits().train();
    TrueSamples truth = TrueSamples.of(view.data().splits());
    long seed = view.trial().seed();
    switch (kind) {
      case SAMPLES -> PictureFile.writePng(folder.resolve(PictureFiles.SAMPLES), samples(view));
      case HISTOGRAM ->
          PictureFile.writePng(
              folder.resolve(PictureFiles.HISTOGRAM),
              new HistogramPicture(Optional.of(truth), many(view), pipeline.prompts()).draw());
      case FORWARD -> {
        ForwardPicture forward = new ForwardPicture(pipeline, training, seed);
        PictureFile.writePng(folder.resolve(PictureFiles.FORWARD), forward.strip());
        if (pipeline.shape().size() == 2) {
          PictureFile.writeGif(folder.resolve(PictureFiles.FORWARD_FILM), forward::addTo);
        }
      }
      case REVERSE ->
          PictureFile.writeGif(
              folder.resolve(PictureFiles.REVERSE_FILM),
              new ReversePicture(
                      pipeline, trajectory.orElseThrow(), Optional.of(truth.samples().values()))
                  ::addTo);
      case OPTIMAL_PATH ->
          PictureFile.writePng(
              folder.resolve(PictureFiles.OPTIMAL_PATH),
              new OptimalPathPicture(pipeline, training, seed).draw());
      case DENSITY_EVOLUTION -> {
        EvolutionPicture evolution =
            new EvolutionPicture(pipeline, training, trajectory.orElseThrow(), seed);
        PictureFile.writePng(folder.resolve(PictureFiles.EVOLUTION), evolution.strip());
        PictureFile.writeGif(folder.resolve(PictureFiles.EVOLUTION_FILM), evolution::addTo);
      }
    }
  }

  private static BufferedImage samples(TrialView view) {
    List<String> prompts = shownPrompts(view);
    Shape shape = view.pipeline().shape();
    Samples samples = shape.size() <= 2 ? many(view) : view.shown();
    List<String> known = view.pipeline().prompts();
    int all = prompts.equals(PromptChoice.of(known)) ? known.size() : prompts.size();
    return SamplePicture.of(samples, shape, prompts, all);
  }

  private static Samples many(TrialView view) {
    return view.generated().count() > view.shown().count() ? view.generated() : view.shown();
  }

  private static void writeTraining(TrainedPipeline pipeline, Path folder) {
    Map<String, List<Curve>> curves = new LinkedHashMap<>();
    curves.put("encoder", pipeline.encoder().curves());
    curves.put("embedder", pipeline.embedder().curves());
    curves.put("denoiser", pipeline.denoiser().curves());
    new TrainingTable(curves).write(folder.resolve(PictureFiles.TRAINING));
  }

  @Override
  public void drawPairs(List<PairView> views, Path folder) {
    // Deletes files of an earlier run of the trial.
    for (int number = 1; Files.exists(folder.resolve(PictureFiles.pairs(number))); number++) {
      PictureFile.delete(folder.resolve(PictureFiles.pairs(number)));
    }
    for (PairView view : views) {
      Path file = folder.resolve(PictureFiles.pairs(view.number()));
      if (view.shape().isImage()) {
        PairPicture.of(view).ifPresent(picture -> PictureFile.writePng(file, picture));
      }
    }
  }

  @Override
  public void compare(
      Experiment experiment, TrainingData data, List<TrialResult> results, RunFolder folder) {
    if (data.shape().isImage()) {
      SideBySidePictures.draw(data, results, experiment.trials().get(0).seed(), folder);
      results.forEach(result -> ClosestPicture.draw(data, result, folder));
    }
    Path file = folder.path().resolve(PictureFiles.COMPARISON);
    List<ComparisonPicture.Drawn> drawn =
        experiment.pictures().contains(PictureKind.HISTOGRAM)
            ? drawn(experiment, results, folder)
            : List.of();
    if (drawn.size() < 2) {
      PictureFile.delete(file);
    } else {
      PictureFile.writePng(
          file,
          new ComparisonPicture(
                  TrueSamples.of(data.splits()),
                  drawn.subList(0, Math.min(MOST_COMPARED, drawn.size())))
              .draw());
    }
  }

  /** The samples of the trials of the first seed. */
  private static List<ComparisonPicture.Drawn> drawn(
      Experiment experiment, List<TrialResult> results, RunFolder folder) {
    long seed = experiment.trials().get(0).seed();
    List<ComparisonPicture.Drawn> drawn = new ArrayList<>();
    for (TrialResult result : results) {
      if (result.status() == TrialResult.Status.FINISHED && result.seed() == seed) {
        Path samples = folder.trial(result.folder()).resolve("samples.npy");
        String name = Contestant.of(result).name();
        drawn.add(new ComparisonPicture.Drawn(name, NpyFile.read(samples).values()));
      }
    }
    return drawn;
  }
}
