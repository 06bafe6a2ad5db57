// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.sentence;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.difflab.engine.pipeline.SampleRequest;
import org.difflab.engine.pipeline.TrainedPipeline;
import org.difflab.files.text.Spelling;
import org.difflab.report.gallery.ShownLatents;
import org.difflab.report.picture.Animation;
import org.difflab.report.picture.PictureFile;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Progress;
import org.difflab.spi.SamplingObserver;

/**
 * An animation of a sentence during sampling. Frame t shows x_t, decoded, before step t of the
 * sampler, with the step in a corner; then the finished picture is shown.
 *
 * @param sentence the sentence
 * @param delay milliseconds per frame
 * @param hold frames of the finished picture
 */
public record SentenceAnimation(Sentence sentence, int delay, int hold) {

  /**
   * Generates the letters and writes both files.
   *
   * @param gif the file of the animation
   * @param png the file of the finished picture
   * @throws InputException if a file cannot be written
   */
  public void write(TrainedPipeline pipeline, long seed, Path gif, Path png, Progress progress) {
    if (!pipeline.shape().isImage()) {
      throw new InputException(
          "this pipeline cannot write: its samples are not images but "
              + Spelling.counted(pipeline.shape().size(), "number"));
    }
    SentencePage page = new SentencePage(sentence, pipeline.shape());
    List<SampleRequest> requests = requests();
    int steps = pipeline.sampler().grid(pipeline.schedule()).size() - 1;
    List<BufferedImage> finished = new ArrayList<>(1);
    PictureFile.writeGifAndPng(
        gif,
        animation -> {
          try (Progress.Stage stage = progress.begin("writing", steps)) {
            SamplingObserver observer =
                (step, level, noisy, clean) -> {
                  Matrix letters = ShownLatents.decoded(pipeline.encoder(), noisy, level);
                  add(animation, page.draw(letters, "step " + step + " of " + steps));
                  stage.advance(1);
                };
            Matrix letters = pipeline.watch(requests, seed, observer).values();
            finished.add(page.draw(letters, ""));
          } catch (UncheckedIOException e) {
            throw e.getCause();
          }
          for (int frame = 0; frame < hold; frame++) {
            animation.add(finished.get(0), delay);
          }
        },
        png,
        () -> finished.get(0));
  }

  /** The noise of a letter depends on its index in the text, so repeated letters differ. */
  private List<SampleRequest> requests() {
    List<SampleRequest> requests = new ArrayList<>();
    for (Sentence.Letter letter : sentence.letters()) {
      requests.add(new SampleRequest(letter.prompt(), requests.size()));
    }
    return requests;
  }

  private void add(Animation animation, BufferedImage frame) {
    try {
      animation.add(frame, delay);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
