package org.difflab.kernels;

import java.util.concurrent.TimeUnit;
import org.difflab.engine.device.ThreadWorkers;
import org.difflab.engine.linear.AlgebraSetting;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.linear.SymmetricMatrix;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The Gram matrix Σ xᵢᵀxᵢ of n rows of d values, the heart of every fit in closed form; nd²
 * floating-point operations, since it is symmetric.
 *
 * <pre>{@code
 * java -jar bench/kernels/target/difflab-kernels-*.jar GramBench
 * java -jar bench/kernels/target/difflab-kernels-*.jar GramBench \
 *     -p algebra=NATIVE -p rows=60000 -p width=784 -p threads=1,2
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class GramBench {

  /** What computes. */
  @Param({"PLAIN", "NATIVE"})
  public AlgebraSetting algebra;

  /** The number of threads. */
  @Param("1")
  public int threads;

  /** The number of rows, n. */
  @Param("4096")
  public int rows;

  /** The width of a row, d. */
  @Param({"144", "784"})
  public int width;

  private ThreadWorkers workers;
  private LinearAlgebra linear;
  private Matrix matrix;

  /** Starts the threads. */
  @Setup
  public void prepare() {
    workers = new ThreadWorkers(threads);
    linear = algebra.open(workers);
    matrix = Noise.of(1, "kernels").gaussian(0, 0, rows, width);
  }

  /** Ends the threads. */
  @TearDown
  public void close() {
    workers.close();
  }

  /** Computes one Gram matrix. */
  @Benchmark
  public SymmetricMatrix gram() {
    return linear.gram(matrix);
  }
}
