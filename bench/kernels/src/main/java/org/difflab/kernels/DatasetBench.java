// SPDX-License-Identifier: Apache-2.0
package org.difflab.kernels;

import java.util.concurrent.TimeUnit;
import org.difflab.spi.Dataset;
import org.difflab.spi.Progress;
import org.difflab.spi.Splits;
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
 * A data set being read or made. Data sets that are files are looked for in {@code DIFFLAB_DATA}.
 *
 * <pre>{@code
 * ./difflab bench Dataset
 * ./difflab bench --component mnist
 * java -jar bench/kernels/target/difflab-kernels.jar DatasetBench
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DatasetBench {

  /** The data set. */
  @Param({"handwriting; train: 2000", "spiral"})
  public String dataset;

  private Dataset source;

  /** Creates the source. */
  @Setup
  public void prepare(Installed installed) {
    source = installed.make(Dataset.class, dataset);
  }

  /** Loads every sample. */
  @Benchmark
  public Splits load() {
    return source.load(Progress.SILENT);
  }
}
