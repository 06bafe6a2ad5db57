package org.difflab.kernels;

import java.util.Collections;
import java.util.concurrent.TimeUnit;
import org.difflab.spi.Encoder;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.Progress;
import org.difflab.spi.Samples;
import org.difflab.spi.Shape;
import org.difflab.spi.training.EncoderInput;
import org.difflab.spi.training.EncoderTrainer;
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
 * An encoder: fitted to square pictures of normal numbers, cut off at −1 and 1, and turning a block
 * of them into latents and back.
 *
 * <pre>{@code
 * ./difflab bench Encoder
 * ./difflab bench Encoder.fit --component 'pca; components: 144' \
 *     --param trained=60000 --param threads=1,2
 * java -jar bench/kernels/target/difflab-kernels-*.jar EncoderBench -p encoder=pca
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EncoderBench {

  /** The encoder. */
  @Param({"pca; components: 144", "vae; training: {steps: 100}"})
  public String encoder;

  /** The number of pictures in a block. */
  @Param("256")
  public int rows;

  /** The height and width of a picture. */
  @Param("28")
  public int side;

  /** To how many pictures it is fitted. */
  @Param("4096")
  public int trained;

  private EncoderTrainer trainer;
  private EncoderInput input;
  private Training training;
  private Encoder fitted;
  private Matrix samples;
  private Matrix latents;

  /** Fits the encoder once. */
  @Setup
  public void prepare(Installed installed) {
    Shape shape = new Shape(side, side, 1);
    Noise noise = Noise.of(1, "kernels");
    Matrix pictures = pictures(noise, 0, trained);
    input = new EncoderInput(shape, new Samples(pictures, Collections.nCopies(trained, "noise")));
    training = new Training(noise.forPurpose("training"), Progress.SILENT);
    trainer = installed.make(EncoderTrainer.class, encoder);
    fitted = trainer.train(input, training);
    samples = pictures(noise, 1, rows);
    latents = fitted.encode(samples);
  }

  private Matrix pictures(Noise noise, long step, int count) {
    float[] values = noise.gaussian(0, step, count, side * side).values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(-1f, Math.min(1f, values[i]));
    }
    return Matrix.wrap(count, side * side, values);
  }

  /** Fits the encoder. */
  @Benchmark
  public Encoder fit() {
    return trainer.train(input, training);
  }

  /** Encodes a block. */
  @Benchmark
  public Matrix encode() {
    return fitted.encode(samples);
  }

  /** Decodes a block. */
  @Benchmark
  public Matrix decode() {
    return fitted.decode(latents);
  }
}
