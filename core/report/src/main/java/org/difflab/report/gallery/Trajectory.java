// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.gallery;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.difflab.engine.pipeline.SampleRequest;
import org.difflab.engine.pipeline.TrainedPipeline;
import org.difflab.spi.Encoder;
import org.difflab.spi.Matrix;
import org.difflab.spi.Samples;

/**
 * The states of samples during sampling.
 *
 * @param prompts the prompt of each sample
 * @param moments from the noisiest to the finished samples
 */
public record Trajectory(List<String> prompts, List<Moment> moments) {

  /** Copies the lists. */
  public Trajectory {
    prompts = List.copyOf(prompts);
    moments = List.copyOf(moments);
  }

  /**
   * The samples at one level.
   *
   * @param step the step of the schedule, from T to 0
   * @param noisy x_t, decoded
   * @param clean the estimate of x_0 at x_t, decoded
   */
  public record Moment(int step, Matrix noisy, Matrix clean) {}

  /**
   * Records samples during sampling, in blocks over all threads.
   *
   * @param most maximum number of moments to keep before the last, evenly spaced over the steps
   */
  public static Trajectory of(
      TrainedPipeline pipeline, List<SampleRequest> requests, long seed, int most) {
    int steps = pipeline.sampler().grid(pipeline.schedule()).size() - 1;
    Set<Integer> kept = new TreeSet<>(Steps.spread(steps - 1, most));
    List<List<Moment>> blocks =
        pipeline
            .workers()
            .mapBlocks(
                requests.size(),
                (from, to) -> moments(pipeline, requests.subList(from, to), seed, kept));
    List<Moment> moments = new ArrayList<>();
    for (int at = 0; at < blocks.get(0).size(); at++) {
      int number = at;
      moments.add(
          new Moment(
              blocks.get(0).get(at).step(),
              Matrix.stack(blocks.stream().map(block -> block.get(number).noisy()).toList()),
              Matrix.stack(blocks.stream().map(block -> block.get(number).clean()).toList())));
    }
    return new Trajectory(requests.stream().map(SampleRequest::prompt).toList(), moments);
  }

  private static List<Moment> moments(
      TrainedPipeline pipeline, List<SampleRequest> requests, long seed, Set<Integer> kept) {
    List<Moment> moments = new ArrayList<>();
    Encoder encoder = pipeline.encoder();
    int levels = pipeline.schedule().steps();
    Samples finished =
        pipeline.watch(
            requests,
            seed,
            (number, level, noisy, clean) -> {
              if (kept.contains(number)) {
                moments.add(
                    new Moment(
                        (int) Math.round(level.time() * levels),
                        ShownLatents.decoded(encoder, noisy, level),
                        encoder.decode(clean)));
              }
            });
    moments.add(new Moment(0, finished.values(), finished.values()));
    return moments;
  }

  /** Returns at most a number of the moments, evenly spaced, including the first and the last. */
  public List<Moment> moments(int most) {
    return Steps.spread(moments.size() - 1, most).stream().map(moments::get).toList();
  }

  /** Returns the moment nearest to a step of the schedule; the last one only for step 0. */
  Moment nearest(int step) {
    if (step == 0) {
      return moments.get(moments.size() - 1);
    }
    Moment nearest = moments.get(0);
    for (Moment moment : moments.subList(0, moments.size() - 1)) {
      if (Math.abs(moment.step() - step) < Math.abs(nearest.step() - step)) {
        nearest = moment;
      }
    }
    return nearest;
  }

  /** Returns the final samples. */
  Matrix finished() {
    return moments.get(moments.size() - 1).noisy();
  }
}
