// SPDX-License-Identifier: Apache-2.0
package org.difflab.kernels;

import java.util.concurrent.TimeUnit;
import org.difflab.spi.Noise;
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
 * The normal numbers of one sample at one step.
 *
 * <pre>{@code
 * ./difflab bench Noise
 * java -jar bench/kernels/target/difflab-kernels.jar NoiseBench
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class NoiseBench {

  /** How many numbers. */
  @Param({"144", "784"})
  public int width;

  private Noise noise;
  private long step;
  private float[] values;

  /** Makes room. */
  @Setup
  public void prepare() {
    noise = Noise.of(1, "kernels");
    values = new float[width];
  }

  /** Draws the noise of the next step. */
  @Benchmark
  public float[] gaussian() {
    noise.gaussian(0, step++, values, 0, width);
    return values;
  }
}
