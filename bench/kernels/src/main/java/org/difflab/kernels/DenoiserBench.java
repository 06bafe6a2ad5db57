package org.difflab.kernels;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.difflab.spi.Denoiser;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Progress;
import org.difflab.spi.Schedule;
import org.difflab.spi.Shape;
import org.difflab.spi.training.DenoiserInput;
import org.difflab.spi.training.DenoiserTrainer;
import org.difflab.spi.training.Training;
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
 * One estimate of a trained denoiser for a block of rows in the middle of its schedule. It was
 * trained on normal numbers under ten prompts that take turns, as the rows do.
 *
 * <pre>{@code
 * java -jar bench/kernels/target/difflab-kernels-*.jar DenoiserBench
 * java -jar bench/kernels/target/difflab-kernels-*.jar DenoiserBench \
 *     -p denoiser='mixture; components: 20' -p trained=20000
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DenoiserBench {

  private static final int PROMPTS = 10;
  private static final int STEPS = 10;

  /** The denoiser. */
  @Param({"linear", "wiener", "mixture", "ideal"})
  public String denoiser;

  /** The number of rows. */
  @Param("256")
  public int rows;

  /** The width of a row. */
  @Param("144")
  public int width;

  /** On how many rows it is trained. */
  @Param("4000")
  public int trained;

  private Denoiser model;
  private Matrix noisy;
  private NoiseLevel level;
  private Matrix conditions;

  /** Trains the denoiser. */
  @Setup
  public void train(Installed installed) {
    Schedule schedule = installed.make(Schedule.class, "cosine; steps: " + STEPS);
    Noise noise = Noise.of(1, "kernels");
    DenoiserInput input =
        new DenoiserInput(
            Shape.vector(width),
            noise.gaussian(0, 0, trained, width),
            prompts(trained),
            Optional.of(Matrix.zeros(1, PROMPTS)));
    model =
        installed
            .make(DenoiserTrainer.class, denoiser, schedule)
            .train(input, new Training(noise.forPurpose("training"), Progress.SILENT));
    noisy = noise.gaussian(0, 1, rows, width);
    level = schedule.level(STEPS / 2);
    conditions = prompts(rows);
  }

  private static Matrix prompts(int count) {
    float[] oneHot = new float[count * PROMPTS];
    for (int row = 0; row < count; row++) {
      oneHot[row * PROMPTS + row % PROMPTS] = 1;
    }
    return Matrix.wrap(count, PROMPTS, oneHot);
  }

  /** Estimates the clean rows. */
  @Benchmark
  public Matrix denoise() {
    return model.denoise(noisy, level, conditions);
  }
}
