// SPDX-License-Identifier: Apache-2.0
package org.difflab.kernels;

import java.util.Collections;
import java.util.concurrent.TimeUnit;
import org.difflab.spi.Dataset;
import org.difflab.spi.Encoder;
import org.difflab.spi.InputException;
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
 * An encoder: fitted to square pictures of normal numbers, cut off at −1 and 1, or to those of a
 * data set, and turning a block of them into latents and back.
 *
 * <pre>{@code
 * ./difflab bench Encoder
 * ./difflab bench Encoder.fit --component 'pca; components: 144' \
 *     --param trained=60000 --param threads=1,2 --param pictures=noise,mnist
 * java -jar bench/kernels/target/difflab-kernels.jar EncoderBench -p encoder=pca
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EncoderBench {

  private static final String NOISE = "noise";

  /** The encoder. */
  @Param({"pca; components: 144", "vae; training: {steps: 100}"})
  public String encoder;

  /** The number of pictures in a block. */
  @Param("256")
  public int rows;

  /** What the pictures show: noise, or the samples of a data set that has enough of them. */
  @Param(NOISE)
  public String pictures;

  /** The height and width of a picture of noise. */
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
    Noise noise = Noise.of(1, "kernels");
    Pictures shown = pictures.equals(NOISE) ? noisePictures(noise) : dataPictures(installed);
    Matrix fittedTo = shown.rows().slice(0, trained);
    input =
        new EncoderInput(
            shown.shape(), new Samples(fittedTo, Collections.nCopies(trained, "picture")));
    training = new Training(noise.forPurpose("training"), Progress.SILENT);
    trainer = installed.make(EncoderTrainer.class, encoder);
    fitted = trainer.train(input, training);
    samples = shown.rows().slice(shown.rows().rows() - rows, shown.rows().rows());
    latents = fitted.encode(samples);
  }

  private record Pictures(Shape shape, Matrix rows) {}

  private Pictures noisePictures(Noise noise) {
    float[] values = noise.gaussian(0, 0, trained + rows, side * side).values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(-1f, Math.min(1f, values[i]));
    }
    return new Pictures(new Shape(side, side, 1), Matrix.wrap(trained + rows, side * side, values));
  }

  private Pictures dataPictures(Installed installed) {
    Dataset dataset = installed.make(Dataset.class, pictures);
    Matrix found = dataset.load(Progress.SILENT).train().values();
    if (found.rows() < Math.max(trained, rows)) {
      throw new InputException(
          pictures
              + " has "
              + found.rows()
              + " training samples, fewer than trained: "
              + trained
              + " or rows: "
              + rows);
    }
    return new Pictures(dataset.shape(), found);
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
