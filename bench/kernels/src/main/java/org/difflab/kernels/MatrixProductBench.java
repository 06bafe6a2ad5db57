// SPDX-License-Identifier: Apache-2.0
package org.difflab.kernels;

import java.util.concurrent.TimeUnit;
import org.difflab.kernels.backend.Backend;
import org.difflab.kernels.backend.Product;
import org.difflab.spi.Matrix;
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
 * The product of a block of rows (n×k) and a matrix that stays (k×m), copies into and out of the
 * library included; 2nkm floating-point operations. Each back end computes on one thread, which the
 * {@code difflab} command sees to:
 *
 * <pre>{@code
 * ./difflab bench MatrixProduct
 * ./difflab bench MatrixProduct Machine \
 *     --param backend=NATIVE,ND4J --param rows=256 --param inputs=512 --param outputs=512
 * OMP_NUM_THREADS=1 java --add-modules=jdk.incubator.vector \
 *     -jar bench/kernels/target/difflab-kernels.jar MatrixProductBench
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MatrixProductBench {

  /** What multiplies. */
  @Param({"PLAIN", "VECTOR", "NATIVE", "OPENBLAS", "ONEDNN", "SMILE", "ND4J"})
  public Backend backend;

  /** The number of rows, n. */
  @Param({"1", "256"})
  public int rows;

  /** The width of a row, k. */
  @Param("144")
  public int inputs;

  /** The width of a product, m. */
  @Param({"144", "784"})
  public int outputs;

  private Product product;
  private float[] values;
  private float[] products;

  /** Prepares the back end. */
  @Setup
  public void prepare() {
    Noise noise = Noise.of(1, "kernels");
    Matrix right = noise.gaussian(0, 0, inputs, outputs);
    product = backend.product(right, rows);
    values = noise.gaussian(0, 1, rows, inputs).values();
    products = new float[rows * outputs];
  }

  /** Multiplies once. */
  @Benchmark
  public float[] product() {
    product.multiply(values, products);
    return products;
  }
}
