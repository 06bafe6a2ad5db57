// SPDX-License-Identifier: Apache-2.0
package org.difflab.kernels;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.difflab.spi.Dataset;
import org.difflab.spi.Denoiser;
import org.difflab.spi.Embedder;
import org.difflab.spi.Encoder;
import org.difflab.spi.Evaluation;
import org.difflab.spi.Metric;
import org.difflab.spi.Noise;
import org.difflab.spi.Progress;
import org.difflab.spi.Samples;
import org.difflab.spi.Schedule;
import org.difflab.spi.Splits;
import org.difflab.spi.training.DenoiserInput;
import org.difflab.spi.training.DenoiserTrainer;
import org.difflab.spi.training.EmbedderInput;
import org.difflab.spi.training.EmbedderTrainer;
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
 * A metric, asked about a pipeline of linear parts and about real samples in the place of generated
 * ones, which cost it the same.
 *
 * <pre>{@code
 * ./difflab bench Metric
 * ./difflab bench --component 'denoising-error; limit: 500' --param data=mnist
 * java -jar bench/kernels/target/difflab-kernels.jar MetricBench -p metric=acme.sharpness
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MetricBench {

  /** The metric. */
  @Param({"denoising-error", "reconstruction-error"})
  public String metric;

  /** The data set. */
  @Param("handwriting; train: 2000; test: 1000")
  public String data;

  /** The encoder. */
  @Param("pca; components: 20")
  public String reduction;

  private Metric measure;
  private Evaluation evaluation;

  /** Trains the pipeline. */
  @Setup
  public void prepare(Installed installed) {
    Noise noise = Noise.of(1, "kernels");
    Training training = new Training(noise.forPurpose("training"), Progress.SILENT);
    Dataset dataset = installed.make(Dataset.class, data);
    Splits splits = dataset.load(Progress.SILENT);
    Samples train = splits.train();
    Encoder encoder =
        installed
            .make(EncoderTrainer.class, reduction)
            .train(new EncoderInput(dataset.shape(), train), training);
    Samples latents = new Samples(encoder.encode(train.values()), train.prompts());
    Embedder embedder =
        installed
            .make(EmbedderTrainer.class, "one-hot")
            .train(new EmbedderInput(dataset.prompts(), latents), training);
    Schedule schedule = installed.make(Schedule.class, "cosine; steps: 50");
    Denoiser denoiser =
        installed
            .make(DenoiserTrainer.class, "wiener", schedule)
            .train(
                new DenoiserInput(
                    encoder.latentShape(),
                    latents.values(),
                    embedder.embed(train.prompts()),
                    embedder.unconditional()),
                training);
    measure = installed.make(Metric.class, metric);
    evaluation =
        new Evaluation(
            new ComponentChoice(data).name(),
            splits,
            dataset.shape(),
            encoder,
            embedder,
            denoiser,
            schedule,
            train,
            noise.forPurpose("metric"),
            installed.workers());
  }

  /** Measures. */
  @Benchmark
  public List<org.difflab.spi.Measurement> measure() {
    return measure.measure(evaluation);
  }
}
