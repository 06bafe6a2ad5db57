// SPDX-License-Identifier: Apache-2.0
package org.difflab.kernels;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.difflab.spi.Noise;
import org.difflab.spi.linear.Tile;
import org.difflab.spi.linear.TileProducts;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What this machine can do at best, for judging how far other benches are from it: products of
 * matrices large enough that nothing else counts, 2·1024³ floating-point operations a thread, and
 * copies too large for any cache, 128 MiB read and as many written a thread.
 *
 * <pre>{@code
 * ./difflab bench Machine
 * java -jar bench/kernels/target/difflab-kernels.jar MachineBench -p threads=1,2
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MachineBench {

  /** Height and width of the matrices. */
  public static final int SIDE = 1024;

  /** How many float32 values each thread copies. */
  public static final int COPIED = 1 << 25;

  /** Memory for products. */
  @State(Scope.Benchmark)
  public static class Squares {

    private final List<Tile> tiles = new ArrayList<>();
    private TileProducts products;

    /** Fills three matrices for each thread. */
    @Setup
    public void prepare(Installed installed) {
      products = installed.algebra().products();
      for (int number = 0; number < 3 * installed.threads; number++) {
        int stride = products.stride(SIDE);
        Tile tile = new Tile(products.allocate(SIDE * stride), 0, SIDE, SIDE, stride);
        tile.put(Noise.of(number, "kernels").gaussian(0, 0, SIDE, SIDE).values());
        tiles.add(tile);
      }
    }

    private boolean multiply(int thread) {
      products.multiply(
          tiles.get(3 * thread),
          tiles.get(3 * thread + 1),
          tiles.get(3 * thread + 2),
          TileProducts.Into.REPLACED);
      return true;
    }
  }

  /** Memory for copies. */
  @State(Scope.Benchmark)
  public static class Arrays {

    private final List<float[]> from = new ArrayList<>();
    private final List<float[]> into = new ArrayList<>();

    /** Makes two arrays for each thread. */
    @Setup
    public void prepare(Installed installed) {
      for (int thread = 0; thread < installed.threads; thread++) {
        from.add(new float[COPIED]);
        into.add(new float[COPIED]);
      }
    }

    private float copy(int thread) {
      System.arraycopy(from.get(thread), 0, into.get(thread), 0, COPIED);
      return into.get(thread)[COPIED - 1];
    }
  }

  /** Multiplies once on every thread. */
  @Benchmark
  public List<Boolean> product(Installed installed, Squares squares) {
    return installed.workers().map(installed.threads, squares::multiply);
  }

  /** Copies once on every thread. */
  @Benchmark
  public List<Float> copy(Installed installed, Arrays arrays) {
    return installed.workers().map(installed.threads, arrays::copy);
  }
}
