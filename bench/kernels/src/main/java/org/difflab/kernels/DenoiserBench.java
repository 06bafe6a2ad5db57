// SPDX-License-Identifier: Apache-2.0
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
 * A denoiser: fitted to normal numbers under ten prompts that take turns, and one estimate of it
 * for a block of such rows in the middle of its schedule. A network's step of training is its fit
 * divided by the number of steps.
 *
 * <pre>{@code
 * ./difflab bench Denoiser
 * ./difflab bench Denoiser.denoise --component 'mixture; components: 20' --param trained=20000
 * ./difflab bench Denoiser.fit \
 *     --component 'mlp; hidden: [512; 512; 512]; training: {steps: 100; batch: 1024}' \
 *     --param threads=2
 * java -jar bench/kernels/target/difflab-kernels.jar DenoiserBench -p denoiser=acme.tree
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DenoiserBench {

  private static final int STEPS = 10;

  /** The denoiser. */
  @Param({"linear", "wiener", "mixture", "ideal", "mlp; training: {steps: 100}"})
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

  private DenoiserTrainer trainer;
  private DenoiserInput input;
  private Training training;
  private Denoiser model;
  private Matrix noisy;
  private NoiseLevel level;
  private Matrix conditions;

  /** Trains the denoiser once. */
  @Setup
  public void prepare(Installed installed) {
    Schedule schedule = installed.make(Schedule.class, "cosine; steps: " + STEPS);
    Noise noise = Noise.of(1, "kernels");
    input =
        new DenoiserInput(
            Shape.vector(width),
            noise.gaussian(0, 0, trained, width),
            Prompts.oneHot(trained),
            Optional.of(Prompts.none()));
    training = new Training(noise.forPurpose("training"), Progress.SILENT);
    trainer = installed.make(DenoiserTrainer.class, denoiser, schedule);
    model = trainer.train(input, training);
    noisy = noise.gaussian(0, 1, rows, width);
    level = schedule.level(STEPS / 2);
    conditions = Prompts.oneHot(rows);
  }

  /** Trains the denoiser. */
  @Benchmark
  public Denoiser fit() {
    return trainer.train(input, training);
  }

  /** Estimates the clean rows. */
  @Benchmark
  public Matrix denoise() {
    return model.denoise(noisy, level, conditions);
  }
}
