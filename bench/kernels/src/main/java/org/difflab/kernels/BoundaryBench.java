// SPDX-License-Identifier: Apache-2.0
package org.difflab.kernels;

import java.util.concurrent.TimeUnit;
import org.difflab.kernels.backend.Nd4jArrays;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.linear.Floats;
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
 * Copies between Java's heap and native memory: in, out, and to ND4J and back.
 *
 * <pre>{@code
 * ./difflab bench Boundary
 * ./difflab bench Boundary Machine.copy --param algebra=ONEDNN --param rows=1024
 * java -jar bench/kernels/target/difflab-kernels.jar BoundaryBench
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class BoundaryBench {

  /** The number of rows. */
  @Param("256")
  public int rows;

  /** The width of a row. */
  @Param({"144", "784"})
  public int width;

  private Matrix matrix;
  private float[] values;
  private Floats floats;

  /** Makes room on both sides. */
  @Setup
  public void prepare(Installed installed) {
    matrix = Noise.of(1, "kernels").gaussian(0, 0, rows, width);
    values = matrix.values().clone();
    floats = installed.algebra().products().allocate(values.length);
    floats.put(0, values, 0, values.length);
  }

  /** Copies values in. */
  @Benchmark
  public Floats in() {
    floats.put(0, values, 0, values.length);
    return floats;
  }

  /** Copies values out. */
  @Benchmark
  public float[] out() {
    floats.get(0, values, 0, values.length);
    return values;
  }

  /** Copies values into an array of ND4J and out of it again. */
  @Benchmark
  public Matrix throughNd4j() {
    return Nd4jArrays.matrix(Nd4jArrays.array(matrix));
  }
}
