// SPDX-License-Identifier: Apache-2.0
package org.difflab.kernels;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.difflab.spi.Denoiser;
import org.difflab.spi.Guidance;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Schedule;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One estimate of a guided denoiser that itself costs nothing, so that what is left is guidance.
 * The level is in the middle of a cosine schedule.
 *
 * <pre>{@code
 * ./difflab bench Guidance
 * ./difflab bench Guidance --component 'classifier-free; scale: 2; rescale: 0.7'
 * java -jar bench/kernels/target/difflab-kernels.jar GuidanceBench
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class GuidanceBench {

  private static final int STEPS = 10;

  /** The guidance. */
  @Param({"none", "classifier-free"})
  public String guidance;

  /** The number of rows. */
  @Param("256")
  public int rows;

  /** The width of a row. */
  @Param("144")
  public int width;

  private Denoiser guided;
  private Matrix noisy;
  private NoiseLevel level;
  private Matrix conditions;

  /** Wraps the denoiser. */
  @Setup
  public void prepare(Installed installed) {
    Schedule schedule = installed.make(Schedule.class, "cosine; steps: " + STEPS);
    Matrix free = Noise.of(1, "kernels").gaussian(0, 1, rows, width);
    guided =
        installed
            .make(Guidance.class, guidance, schedule)
            .guide((noisyRows, at, prompts) -> free, Optional.of(Prompts.none()));
    noisy = Noise.of(1, "kernels").gaussian(0, 0, rows, width);
    level = schedule.level(STEPS / 2);
    conditions = Prompts.oneHot(rows);
  }

  /** Estimates once. */
  @Benchmark
  public Matrix estimate() {
    return guided.denoise(noisy, level, conditions);
  }
}
