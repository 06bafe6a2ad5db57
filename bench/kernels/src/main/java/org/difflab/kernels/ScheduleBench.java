// SPDX-License-Identifier: Apache-2.0
package org.difflab.kernels;

import java.util.List;
import java.util.concurrent.TimeUnit;
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
 * All the noise levels of a schedule, noisiest first.
 *
 * <pre>{@code
 * ./difflab bench Schedule
 * ./difflab bench --component 'cosine; steps: 1000'
 * java -jar bench/kernels/target/difflab-kernels.jar ScheduleBench
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ScheduleBench {

  /** The schedule. */
  @Param({"cosine", "linear"})
  public String schedule;

  private Schedule levels;

  /** Creates the schedule. */
  @Setup
  public void prepare(Installed installed) {
    levels = installed.make(Schedule.class, schedule);
  }

  /** Lists the levels. */
  @Benchmark
  public List<NoiseLevel> grid() {
    return levels.grid(levels.steps());
  }
}
