// SPDX-License-Identifier: Apache-2.0
package org.difflab.kernels;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Sampler;
import org.difflab.spi.SamplingObserver;
import org.difflab.spi.Schedule;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One step of a sampler from a noise level to the next: the mean over a walk of {@value #STEPS}
 * steps down a schedule of as many. The denoiser is the exact one of a data set of a single sample,
 * which costs nothing, and fresh noise is drawn beforehand: what is left is the sampler.
 *
 * <pre>{@code
 * ./difflab bench Sampler
 * ./difflab bench Sampler --component 'ddim; eta: 1' --component acme.leap --param rows=1024
 * java -jar bench/kernels/target/difflab-kernels.jar SamplerBench -p sampler='ddim; eta: 1'
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SamplerBench {

  private static final int STEPS = 10;

  /** The sampler. */
  @Param({"ddpm", "ddim", "euler", "heun", "dpm-solver++"})
  public String sampler;

  /** The number of samples. */
  @Param("256")
  public int rows;

  /** The width of a sample. */
  @Param("144")
  public int width;

  private Sampler walk;
  private List<NoiseLevel> grid;
  private Matrix clean;
  private Matrix fresh;

  /** Creates the sampler. */
  @Setup
  public void prepare(Installed installed) {
    Schedule schedule = installed.make(Schedule.class, "cosine; steps: " + STEPS);
    walk = installed.make(Sampler.class, sampler, schedule);
    grid = schedule.grid(STEPS);
    Noise noise = Noise.of(1, "kernels");
    clean = noise.gaussian(0, 0, 1, width).repeat(rows);
    fresh = noise.gaussian(0, 1, rows, width);
  }

  /** Walks once, which counts as {@value #STEPS} steps. */
  @Benchmark
  @OperationsPerInvocation(STEPS)
  public Matrix step() {
    return walk.sample(fresh, grid, (noisy, level) -> clean, step -> fresh, SamplingObserver.NONE);
  }
}
