// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.difflab.engine.Laboratory;
import org.difflab.engine.pipeline.SampleRequest;
import org.difflab.engine.pipeline.TrainedPipeline;
import org.difflab.linear.AlgebraSetting;
import org.difflab.linear.device.Device;
import org.difflab.registry.Registry;
import org.difflab.spi.Matrix;
import org.difflab.spi.Progress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The same prompt, number and seed must give the same bits at any batch size and number of threads.
 */
class ReproducibilityTest {

  private static final int COUNT = 90;

  private static String experiment(String denoiser, String sampler) {
    return """
    dataset: {type: handwriting, characters: "0123", train: 800, test: 0}
    pipelines:
      only:
        encoder: [{type: pca, components: 30}, scale]
        denoiser: %s
        guidance: {type: classifier-free, scale: 1.5}
        sampler: {type: %s, steps: 6}
    """
        .formatted(denoiser, sampler);
  }

  private static Laboratory laboratory(int threads, AlgebraSetting algebra) {
    return Laboratory.open(Device.open(threads, algebra), Registry.onClassPath());
  }

  private static Matrix inBatches(
      TrainedPipeline pipeline, List<SampleRequest> requests, int size) {
    List<Matrix> batches = new ArrayList<>();
    for (int from = 0; from < requests.size(); from += size) {
      List<SampleRequest> batch = requests.subList(from, Math.min(requests.size(), from + size));
      batches.add(pipeline.generate(batch, 5, Progress.SILENT).samples().values());
    }
    return Matrix.stack(batches);
  }

  @ParameterizedTest
  @CsvSource({
    "wiener, ddpm, AUTO",
    "wiener, ddim, PLAIN",
    "mixture, ddim, AUTO",
    "mixture, euler, PLAIN",
    "ideal, heun, AUTO",
    "linear, dpm-solver++, AUTO"
  })
  void neitherBatchesNorThreadsChangeABit(String denoiser, String sampler, AlgebraSetting algebra) {
    String text =
        experiment(denoiser.equals("linear") ? "{type: linear, levels: each}" : denoiser, sampler);
    try (Laboratory one = laboratory(1, algebra);
        Laboratory two = laboratory(2, algebra)) {
      TrainedPipeline serial = one.train(text);
      TrainedPipeline parallel = two.train(text);
      assertEquals(
          serial.denoiser().weights().matrices(), parallel.denoiser().weights().matrices());
      List<SampleRequest> requests = SampleRequest.each(List.of("0", "3", "1"), COUNT);
      Matrix all = serial.generate(requests, 5, Progress.SILENT).samples().values();
      assertEquals(
          all, parallel.generate(requests, 5, Progress.SILENT).samples().values(), "two threads");
      assertEquals(all, inBatches(parallel, requests, 1), "batches of 1");
      assertEquals(all, inBatches(serial, requests, 7), "batches of 7");
      assertEquals(all, inBatches(serial, requests, 256), "batches of 256");
    }
  }
}
