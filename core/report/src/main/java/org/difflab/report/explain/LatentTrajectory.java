// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.explain;

import java.util.ArrayList;
import java.util.List;
import org.difflab.engine.pipeline.SampleRequest;
import org.difflab.engine.pipeline.TrainedPipeline;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;

/**
 * The latents of a few samples at every step of the sampler, and the size of the guidance vector.
 *
 * @param prompts the prompt of each sample
 * @param visits the steps, noisiest first
 */
record LatentTrajectory(List<String> prompts, List<Visit> visits) {

  private static final int SAMPLES_A_PROMPT = 4;

  /** Copies the lists. */
  LatentTrajectory {
    prompts = List.copyOf(prompts);
    visits = List.copyOf(visits);
  }

  /**
   * The samples before one step.
   *
   * @param level the noise level
   * @param noisy x_t
   * @param clean the guided estimate of x_0 at x_t
   * @param guidance the mean size of the guidance vector; see {@link GuidanceVector}
   */
  record Visit(NoiseLevel level, Matrix noisy, Matrix clean, double guidance) {}

  /** Records a few samples of each shown prompt of a trial during sampling. */
  static LatentTrajectory of(ExplainedTrial trial) {
    TrainedPipeline pipeline = trial.pipeline();
    List<SampleRequest> requests = SampleRequest.each(trial.shownPrompts(), SAMPLES_A_PROMPT);
    List<String> prompts = requests.stream().map(SampleRequest::prompt).toList();
    Matrix conditions = pipeline.embedder().embed(prompts);
    GuidanceVector vector = GuidanceVector.of(pipeline);
    List<Visit> visits = new ArrayList<>();
    pipeline.watch(
        requests,
        trial.seed(),
        (number, level, noisy, clean) ->
            visits.add(new Visit(level, noisy, clean, vector.meanSize(noisy, level, conditions))));
    return new LatentTrajectory(prompts, visits);
  }

  /**
   * Returns the path of one sample: x_t/√(signal² + noise²) at every step, which keeps it in range
   * if the variance grows, and then the last estimate of x_0.
   */
  Matrix path(int sample) {
    List<float[]> places = new ArrayList<>();
    for (Visit visit : visits) {
      double length = Math.hypot(visit.level().signal(), visit.level().noise());
      float[] place = visit.noisy().row(sample);
      for (int i = 0; i < place.length; i++) {
        place[i] = (float) (place[i] / length);
      }
      places.add(place);
    }
    places.add(visits.get(visits.size() - 1).clean().row(sample));
    return Matrix.ofRows(places.toArray(new float[0][]));
  }
}
