// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.network;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.difflab.neural.network.Shard;
import org.difflab.neural.network.Value;
import org.difflab.neural.training.Objective;
import org.difflab.neural.training.ShardRows;
import org.difflab.spi.Denoiser;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.training.DenoiserInput;

/**
 * The weighted squared error of a network's prediction at random noise levels, a mean over the
 * latents' values: ε ~ N(0, I), the level uniform among those allowed, the prompt dropped with a
 * probability.
 */
final class DenoisingObjective implements Objective {

  /**
   * Rows of a batch that share a noise level where another denoiser estimates them, as it takes
   * rows of one level at a time.
   */
  private static final int ROWS_PER_LEVEL = 32;

  /**
   * The task of the network.
   *
   * @param augmentation how images are changed at random
   * @param target what the network predicts
   * @param weighting the weights of levels in the loss
   * @param promptDropout probability that "no prompt" replaces the prompt
   * @param base whose estimate the network corrects: it then predicts F = (base − x_0)/s
   * @param firstStep least step that is trained
   * @param lastStep greatest step that is trained
   */
  record Task(
      Augmentation augmentation,
      Target target,
      Weighting weighting,
      double promptDropout,
      Optional<Denoiser> base,
      int firstStep,
      int lastStep) {}

  private final DenoisingNetwork network;
  private final DenoiserInput input;
  private final Levels levels;
  private final Task task;
  private final Noise levelNoise;
  private final Noise rowNoise;
  private final Noise dropNoise;
  private final Noise augmentationNoise;

  DenoisingObjective(
      DenoisingNetwork network, DenoiserInput input, Levels levels, Task task, Noise noise) {
    this.network = network;
    this.input = input;
    this.levels = levels;
    this.task = task;
    this.levelNoise = noise.forPurpose("levels");
    this.rowNoise = noise.forPurpose("noise");
    this.dropNoise = noise.forPurpose("dropped prompts");
    this.augmentationNoise = noise.forPurpose("augmentation");
  }

  @Override
  public int examples() {
    return input.latents().rows();
  }

  @Override
  public List<Value> outputs() {
    return List.of(network.prediction());
  }

  @Override
  public void fill(ShardRows rows, Shard shard) {
    for (int row = 0; row < rows.count(); row++) {
      fillRow(rows, row, shard);
    }
    if (task.base().isPresent()) {
      for (int from = 0; from < rows.count(); from += ROWS_PER_LEVEL) {
        fillBase(rows, from, Math.min(rows.count(), from + ROWS_PER_LEVEL), shard);
      }
    }
  }

  private int step(ShardRows rows, int row) {
    int key = task.base().isPresent() ? rows.place(row) / ROWS_PER_LEVEL : rows.place(row);
    int count = task.lastStep() - task.firstStep() + 1;
    return task.firstStep() + (int) (levelNoise.uniform(key, rows.step(), 0) * count);
  }

  private void fillRow(ShardRows rows, int row, Shard shard) {
    int width = input.latents().columns();
    int step = step(rows, row);
    UnitLevel level = levels.unit(step);
    float[] noisy = shard.values(network.inputs().noisy());
    float[] target = shard.values(network.target());
    rowNoise.gaussian(rows.place(row), rows.step(), noisy, row * width, width);
    float signal = (float) level.signal();
    float noise = (float) level.noise();
    float ofClean = (float) task.target().ofClean(level);
    float ofNoise = (float) task.target().ofNoise(level);
    writeClean(rows, row, target, row * width);
    for (int i = row * width; i < (row + 1) * width; i++) {
      float clean = target[i];
      target[i] = ofClean * clean + ofNoise * noisy[i];
      noisy[i] = signal * clean + noise * noisy[i];
    }
    shard.values(network.weight())[row] = (float) task.weighting().of(level, task.target());
    network
        .inputs()
        .time()
        .ifPresent(
            time ->
                System.arraycopy(
                    levels.timeInput(step),
                    0,
                    shard.values(time),
                    row * time.width(),
                    time.width()));
    fillPrompt(rows, row, shard);
  }

  /** Writes x_0 of a row, which is always the same for one place and step. */
  private void writeClean(ShardRows rows, int row, float[] into, int offset) {
    task.augmentation()
        .write(
            input.shape(),
            input.latents().values(),
            rows.example(row),
            into,
            offset,
            augmentationNoise,
            rows.place(row),
            rows.step());
  }

  private boolean isDropped(ShardRows rows, int row) {
    return input.unconditional().isPresent()
        && dropNoise.uniform(rows.place(row), rows.step(), 0) < task.promptDropout();
  }

  private void fillPrompt(ShardRows rows, int row, Shard shard) {
    if (network.prompt().isPresent()) {
      int vectors = network.prompt().get().width();
      float[] prompts = shard.values(network.prompt().get());
      Arrays.fill(prompts, row * vectors, (row + 1) * vectors, 0);
      int number =
          isDropped(rows, row)
              ? vectors - 1
              : input.vectors().orElseThrow().rows()[rows.example(row)];
      prompts[row * vectors + number] = 1;
    } else {
      float[] conditions = shard.values(network.inputs().condition());
      int width = network.inputs().condition().width();
      System.arraycopy(condition(rows, row).values(), 0, conditions, row * width, width);
    }
  }

  private Matrix condition(ShardRows rows, int row) {
    int example = rows.example(row);
    return isDropped(rows, row)
        ? input.unconditional().orElseThrow()
        : input.conditions().slice(example, example + 1);
  }

  /** Fills in the other denoiser's estimates and, as the target, what they leave. */
  private void fillBase(ShardRows rows, int from, int to, Shard shard) {
    int width = input.latents().columns();
    float[] noisy = shard.values(network.inputs().noisy());
    float[] target = shard.values(network.target());
    float[] estimates = shard.values(network.inputs().base().orElseThrow());
    int start = from;
    while (start < to) {
      int step = step(rows, start);
      int end = start;
      while (end < to && step(rows, end) == step) {
        end++;
      }
      NoiseLevel level = levels.level(step);
      double scale = levels.unit(step).scale();
      Matrix conditions = Matrix.zeros(end - start, input.conditions().columns());
      float[] unscaled = new float[(end - start) * width];
      for (int row = start; row < end; row++) {
        System.arraycopy(
            condition(rows, row).values(),
            0,
            conditions.values(),
            (row - start) * conditions.columns(),
            conditions.columns());
      }
      for (int i = 0; i < unscaled.length; i++) {
        unscaled[i] = (float) (noisy[start * width + i] / scale);
      }
      Matrix estimate =
          task.base()
              .orElseThrow()
              .denoise(Matrix.wrap(end - start, width, unscaled), level, conditions);
      System.arraycopy(estimate.values(), 0, estimates, start * width, unscaled.length);
      double noise = levels.unit(step).noise();
      for (int row = start; row < end; row++) {
        writeClean(rows, row, target, row * width);
        for (int i = row * width; i < (row + 1) * width; i++) {
          double left = (double) estimates[i] - target[i];
          target[i] = (float) (left / noise);
        }
      }
      start = end;
    }
  }

  @Override
  public double differentiate(ShardRows rows, Shard shard) {
    int width = network.prediction().width();
    float[] predictions = shard.values(network.prediction());
    float[] targets = shard.values(network.target());
    float[] weights = shard.values(network.weight());
    float[] gradient = shard.lossGradient(network.prediction());
    double loss = 0;
    for (int row = 0; row < rows.count(); row++) {
      float factor = 2 * weights[row] / (width * rows.batch().length);
      for (int i = row * width; i < (row + 1) * width; i++) {
        gradient[i] = factor * (predictions[i] - targets[i]);
      }
      if (rows.measured()) {
        loss += weights[row] * squaredError(predictions, targets, row * width, width) / width;
      }
    }
    return loss;
  }

  private static double squaredError(float[] one, float[] other, int from, int length) {
    double sum = 0;
    for (int i = from; i < from + length; i++) {
      double error = one[i] - other[i];
      sum += error * error;
    }
    return sum;
  }
}
