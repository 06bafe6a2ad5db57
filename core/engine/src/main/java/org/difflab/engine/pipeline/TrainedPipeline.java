// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.difflab.files.text.Spelling;
import org.difflab.registry.PipelineSpec;
import org.difflab.registry.wiring.NotFiniteException;
import org.difflab.spi.CleanEstimate;
import org.difflab.spi.Denoiser;
import org.difflab.spi.DenoiserModel;
import org.difflab.spi.Embedder;
import org.difflab.spi.Encoder;
import org.difflab.spi.Guidance;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Progress;
import org.difflab.spi.Sampler;
import org.difflab.spi.Samples;
import org.difflab.spi.SamplingObserver;
import org.difflab.spi.Schedule;
import org.difflab.spi.Shape;
import org.difflab.spi.StepNoise;
import org.difflab.spi.Workers;

/**
 * A pipeline ready to generate: the sampler transforms noise ε ~ N(0, I) of the schedule's noisiest
 * level to clean latents with the guided denoiser, and the encoder decodes them. Immutable and
 * thread-safe.
 *
 * @param spec its components
 * @param shape the layout of samples
 * @param prompts the prompts it was trained on, in order
 * @param encoder latents to samples
 * @param untuned the embedder before fine-tuning
 * @param embedder prompts to conditions, with the vectors tuned together with the denoiser
 * @param schedule the noise levels
 * @param denoiser the trained denoiser, without guidance
 * @param guidance wraps the denoiser
 * @param sampler the sampler
 * @param workers threads for blocks of samples
 */
public record TrainedPipeline(
    PipelineSpec spec,
    Shape shape,
    List<String> prompts,
    Encoder encoder,
    Embedder untuned,
    Embedder embedder,
    Schedule schedule,
    DenoiserModel denoiser,
    Guidance guidance,
    Sampler sampler,
    Workers workers) {

  /** Numbers of blocks are multiples of this, so that 2, 4 or 8 threads have equal work. */
  private static final int SHARES = 8;

  /** The number of rows that kernels compute at once, or a multiple of it. */
  private static final int STEP = 24;

  /** Below this number of rows, the overhead per block and level dominates. */
  private static final int LEAST_BLOCK = 4 * STEP;

  /** Copies the prompts. */
  public TrainedPipeline {
    prompts = List.copyOf(prompts);
  }

  /**
   * Generates samples number 0 … count − 1 of each prompt.
   *
   * @param seed another seed gives other samples, the same seed the same bits
   * @throws org.difflab.spi.InputException if a prompt is unknown
   */
  public Samples generate(List<String> wanted, int count, long seed) {
    return generate(SampleRequest.each(wanted, count), seed, Progress.SILENT).samples();
  }

  /**
   * Generates the requested samples, in blocks over all threads.
   *
   * @throws org.difflab.spi.InputException if a prompt is unknown
   * @throws ArithmeticException naming component and level, if a value stops being finite
   */
  public Generated generate(List<SampleRequest> requests, long seed, Progress progress) {
    return generate(requests, seed, NoiseSpace.LATENTS, progress);
  }

  /**
   * Generates the requested samples from noise that is drawn for latents, or for samples.
   *
   * @throws org.difflab.spi.InputException if a prompt is unknown
   * @throws UnsupportedOperationException if the noise is that of samples, and the encoder does not
   *     say what becomes of it
   * @throws ArithmeticException naming component and level, if a value stops being finite
   */
  public Generated generate(
      List<SampleRequest> requests, long seed, NoiseSpace space, Progress progress) {
    // An unknown prompt is reported before anything is computed.
    embedder.embed(requests.stream().map(SampleRequest::prompt).distinct().toList());
    LongAdder rows = new LongAdder();
    LimitedEstimates limited = new LimitedEstimates(encoder.latentShape().size());
    int count = blocks(requests.size());
    List<Matrix> blocks;
    try (Progress.Stage stage = progress.begin("sampling", requests.size())) {
      blocks =
          workers.map(
              count,
              number -> {
                int from = blockStart(number, count, requests.size());
                int to = blockStart(number + 1, count, requests.size());
                List<SampleRequest> own = requests.subList(from, to);
                Matrix block =
                    generateBlock(
                        own, stepNoise(own, seed, space), rows, limited, SamplingObserver.NONE);
                stage.advance(to - from);
                return block;
              });
    }
    Matrix values = blocks.isEmpty() ? Matrix.zeros(0, shape.size()) : Matrix.stack(blocks);
    Samples samples = new Samples(values, requests.stream().map(SampleRequest::prompt).toList());
    return new Generated(
        samples, requests.isEmpty() ? 0 : (double) rows.sum() / requests.size(), limited);
  }

  /**
   * Returns the number of blocks of about equal size into which samples are divided. A sample does
   * not depend on its block, so a small number of samples may be divided more finely, to use all
   * threads.
   */
  private static int blocks(int samples) {
    int even = (samples + 2 * LEAST_BLOCK - 1) / (2 * LEAST_BLOCK) * 2;
    int large = (samples + Workers.BLOCK_ROWS - 1) / Workers.BLOCK_ROWS;
    return Math.min(even, (large + SHARES - 1) / SHARES * SHARES);
  }

  private static int blockStart(int block, int blocks, int samples) {
    int steps = (samples + STEP - 1) / STEP;
    return Math.min(samples, (int) ((long) steps * block / blocks) * STEP);
  }

  /**
   * Generates a few samples on the calling thread with an observer of every step.
   *
   * @param observer receives latents; {@link Encoder#decode} turns them into samples
   */
  public Samples watch(List<SampleRequest> requests, long seed, SamplingObserver observer) {
    LimitedEstimates limited = new LimitedEstimates(encoder.latentShape().size());
    Matrix values =
        generateBlock(
            requests,
            stepNoise(requests, seed, NoiseSpace.LATENTS),
            new LongAdder(),
            limited,
            observer);
    return new Samples(values, requests.stream().map(SampleRequest::prompt).toList());
  }

  private Matrix generateBlock(
      List<SampleRequest> requests,
      StepNoise noise,
      LongAdder rows,
      LimitedEstimates limited,
      SamplingObserver observer) {
    List<NoiseLevel> grid = sampler.grid(schedule);
    Matrix conditions = embedder.embed(requests.stream().map(SampleRequest::prompt).toList());
    Denoiser watched = new WatchedDenoiser(denoiser, spec.denoiser().name(), rows);
    Denoiser guided = guidance.guide(watched, embedder.unconditional());
    CleanEstimate estimate = (noisy, level) -> guided.denoise(noisy, level, conditions);
    Matrix start = scaled(noise.at(-1), grid.get(0).noise());
    LimitedEstimates.Run run =
        new LimitedEstimates.Run(estimate, observer, encoder.latentShape().size());
    Matrix latents = sampler.sample(start, grid, run, noise, run);
    limited.add(run);
    if (!latents.isFinite()) {
      throw new NotFiniteException(
          "sampler '" + spec.sampler().name() + "' left a value that is not finite");
    }
    return decoded(latents);
  }

  private Matrix decoded(Matrix latents) {
    Matrix samples = encoder.decode(latents);
    if (samples.columns() != shape.size()) {
      throw new InputException(
          "encoder '"
              + spec.encoder().name()
              + "' decoded to "
              + Spelling.counted(samples.columns(), "value")
              + " per sample, expected "
              + shape.size());
    }
    if (!samples.isFinite()) {
      throw new NotFiniteException(
          "encoder '" + spec.encoder().name() + "' decoded to a value that is not finite");
    }
    return samples;
  }

  /**
   * Denoises and decodes a row of zeros for each prompt, which fails if the parts are not
   * compatible.
   *
   * @throws InputException or IllegalArgumentException stating the incompatibility
   * @throws ArithmeticException if a value is not finite
   */
  void tryEachPrompt() {
    NoiseLevel level = sampler.grid(schedule).get(0);
    Denoiser watched = new WatchedDenoiser(denoiser, spec.denoiser().name(), new LongAdder());
    Denoiser guided = guidance.guide(watched, embedder.unconditional());
    for (int from = 0; from < prompts.size(); from += Workers.BLOCK_ROWS) {
      List<String> block =
          prompts.subList(from, Math.min(prompts.size(), from + Workers.BLOCK_ROWS));
      Matrix latents = Matrix.zeros(block.size(), encoder.latentShape().size());
      Matrix clean = guided.denoise(latents, level, embedder.embed(block));
      decoded(clean.requireColumns(latents.columns(), "an estimate"));
    }
  }

  /** Returns whether noise of samples equals noise of latents. */
  public boolean keepsNoise() {
    Matrix probe = Noise.of(0, "noise of samples").gaussian(0, 0, 1, shape.size());
    return shape.size() == encoder.latentShape().size() && encoder.latentNoise(probe).equals(probe);
  }

  private StepNoise stepNoise(List<SampleRequest> requests, long seed, NoiseSpace space) {
    int width = space == NoiseSpace.LATENTS ? encoder.latentShape().size() : shape.size();
    Noise sampling = Noise.of(seed, "sampling");
    List<Noise> keyed = new ArrayList<>(requests.size());
    for (SampleRequest request : requests) {
      keyed.add(sampling.forPurpose(request.prompt()));
    }
    return step -> {
      float[] values = new float[requests.size() * width];
      for (int row = 0; row < requests.size(); row++) {
        keyed.get(row).gaussian(requests.get(row).index(), step + 1L, values, row * width, width);
      }
      Matrix drawn = Matrix.wrap(requests.size(), width, values);
      return space == NoiseSpace.LATENTS ? drawn : encoder.latentNoise(drawn);
    };
  }

  private static Matrix scaled(Matrix noise, double factor) {
    float[] values = noise.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (factor * values[i]);
    }
    return Matrix.wrap(noise.rows(), noise.columns(), values);
  }
}
