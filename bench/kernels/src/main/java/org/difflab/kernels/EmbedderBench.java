// SPDX-License-Identifier: Apache-2.0
package org.difflab.kernels;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.difflab.spi.Embedder;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.Progress;
import org.difflab.spi.Samples;
import org.difflab.spi.training.EmbedderInput;
import org.difflab.spi.training.EmbedderTrainer;
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
 * An embedder: fitted to normal numbers under ten prompts that take turns, and turning such prompts
 * into conditions.
 *
 * <pre>{@code
 * ./difflab bench Embedder
 * ./difflab bench Embedder.embed --component 'learned; width: 64' --param rows=10000
 * java -jar bench/kernels/target/difflab-kernels.jar EmbedderBench
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EmbedderBench {

  /** The embedder. */
  @Param({"one-hot", "learned"})
  public String embedder;

  /** The number of prompts. */
  @Param("256")
  public int rows;

  /** The width of a latent. */
  @Param("144")
  public int width;

  /** To how many latents it is fitted. */
  @Param("4000")
  public int trained;

  private EmbedderTrainer trainer;
  private EmbedderInput input;
  private Training training;
  private Embedder fitted;
  private List<String> prompts;

  /** Fits the embedder once. */
  @Setup
  public void prepare(Installed installed) {
    Noise noise = Noise.of(1, "kernels");
    Matrix latents = noise.gaussian(0, 0, trained, width);
    input = new EmbedderInput(Prompts.all(), new Samples(latents, Prompts.rows(trained)));
    training = new Training(noise.forPurpose("training"), Progress.SILENT);
    trainer = installed.make(EmbedderTrainer.class, embedder);
    fitted = trainer.train(input, training);
    prompts = Prompts.rows(rows);
  }

  /** Fits the embedder. */
  @Benchmark
  public Embedder fit() {
    return trainer.train(input, training);
  }

  /** Embeds the prompts. */
  @Benchmark
  public Matrix embed() {
    return fitted.embed(prompts);
  }
}
