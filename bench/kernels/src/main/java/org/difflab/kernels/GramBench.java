// SPDX-License-Identifier: Apache-2.0
package org.difflab.kernels;

import java.util.concurrent.TimeUnit;
import org.difflab.kernels.backend.Backend;
import org.difflab.kernels.backend.Gram;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * The Gram matrix Σ xᵢᵀxᵢ of n rows of d values, the heart of every fit in closed form; nd²
 * floating-point operations, since it is symmetric. {@code gram} compares back ends on one thread,
 * {@code onThreads} takes difflab's linear algebra to several.
 *
 * <pre>{@code
 * ./difflab bench Gram
 * ./difflab bench Gram.onThreads Machine \
 *     --param rows=60000 --param width=784 --param threads=1,2
 * OMP_NUM_THREADS=1 java --add-modules=jdk.incubator.vector \
 *     -jar bench/kernels/target/difflab-kernels.jar GramBench
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class GramBench {

  /** The number of rows, n. */
  @Param("4096")
  public int rows;

  /** The width of a row, d. */
  @Param({"144", "784"})
  public int width;

  private Matrix matrix;

  /** Draws the rows. */
  @Setup
  public void prepare() {
    matrix = Noise.of(1, "kernels").gaussian(0, 0, rows, width);
  }

  /** One back end. */
  @State(Scope.Benchmark)
  public static class Chosen {

    /** What computes. */
    @Param({"PLAIN", "VECTOR", "NATIVE", "OPENBLAS", "ONEDNN", "SMILE", "ND4J"})
    public Backend backend;

    private Gram gram;

    /** Prepares the back end. */
    @Setup
    public void prepare() {
      gram = backend.gram();
    }
  }

  /** Computes one Gram matrix with one of the back ends. */
  @Benchmark
  public Object gram(Chosen chosen) {
    return chosen.gram.of(matrix);
  }

  /** Computes one Gram matrix with difflab's linear algebra. */
  @Benchmark
  public SymmetricMatrix onThreads(Installed installed) {
    return installed.algebra().gram(matrix);
  }
}
