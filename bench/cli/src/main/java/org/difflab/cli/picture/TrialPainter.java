package org.difflab.cli.picture;

import java.nio.file.Path;
import java.util.List;
import org.difflab.engine.experiment.Trial;
import org.difflab.engine.experiment.TrialPictures;
import org.difflab.engine.pipeline.TrainedPipeline;
import org.difflab.spi.Samples;

/** Draws each trial's samples as {@code picture.png}. */
public final class TrialPainter implements TrialPictures {

  @Override
  public void draw(Trial trial, TrainedPipeline pipeline, Samples samples, Path folder) {
    List<String> prompts = samples.prompts().stream().distinct().toList();
    SamplePicture.of(samples, pipeline.shape(), prompts, samples.count() / prompts.size())
        .write(folder.resolve("picture.png"));
  }
}
