// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.difflab.diffusion.sampler.DdimSampler;
import org.difflab.diffusion.sampler.SteppingOptions;
import org.difflab.linear.device.ThreadWorkers;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.SamplingObserver;
import org.difflab.spi.Shape;
import org.junit.jupiter.api.Test;

/** Estimates of x_0 that are always (3, −0.5), and data that reach from −4 to 4. */
class LimitedEstimatesTest {

  private static final List<NoiseLevel> GRID =
      List.of(new NoiseLevel(1, 0.1, 1), new NoiseLevel(0.5, 0.7, 0.7), NoiseLevel.CLEAN);

  private static Optional<String> warning(OptionalDouble clip, float reach) {
    LimitedEstimates limited = new LimitedEstimates(2);
    LimitedEstimates.Run run =
        new LimitedEstimates.Run(
            (noisy, level) -> Matrix.wrap(1, 2, new float[] {3, -0.5f}), SamplingObserver.NONE, 2);
    new DdimSampler(new DdimSampler.Options(new SteppingOptions(OptionalInt.empty(), clip), 0))
        .sample(Matrix.zeros(1, 2), GRID, run, step -> Matrix.zeros(1, 2), run);
    limited.add(run);
    float[] data = new float[200];
    for (int index = 0; index < data.length; index++) {
      data[index] = reach * (index - 100) / 100;
    }
    return limited.warning(
        "ddim",
        "same",
        LatentSpread.of(
            new TinyPlugin.SameEncoder(Shape.vector(2)),
            Matrix.wrap(100, 2, data),
            ThreadWorkers.serial()));
  }

  @Test
  void saysWhatWasLimitedAndWhatOfTheDataLiesBeyond() {
    String warning = warning(OptionalDouble.of(1), 4).orElseThrow();
    assertTrue(
        warning.startsWith("Sampler 'ddim' limited 2 of 4 values of its estimates of x_0 (50.0 %)"),
        warning);
    assertTrue(warning.contains("range from -4.000 to 3.960"), warning);
  }

  @Test
  void limitsThatTheDataDoNotReachAreFine() {
    assertEquals(Optional.empty(), warning(OptionalDouble.of(1), 1));
    assertEquals(Optional.empty(), warning(OptionalDouble.of(5), 4));
    assertEquals(Optional.empty(), warning(OptionalDouble.empty(), 4));
  }
}
