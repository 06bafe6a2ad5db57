// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics.judge;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.difflab.neural.network.Shard;
import org.difflab.neural.network.Value;
import org.difflab.neural.training.LearningRateSchedule;
import org.difflab.neural.training.NetworkTrainer;
import org.difflab.neural.training.Objective;
import org.difflab.neural.training.Optimization;
import org.difflab.neural.training.ShardRows;
import org.difflab.spi.Noise;
import org.difflab.spi.Progress;
import org.difflab.spi.Weights;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.training.Checkpoints;
import org.difflab.spi.training.Training;

/**
 * Trains LeNet-5 as a judge: Adam on the mean cross-entropy of the softmax. Weights are initialised
 * from a normal distribution with variance 2/inputs (He et al. 2015), biases with 0. They and the
 * order of the images are functions of the noise, so on one machine the same training gives the
 * same bits, with any number of threads.
 */
public final class LenetTrainer {

  private final NetworkTrainer trainer;

  /** Creates a trainer. */
  public LenetTrainer(LinearAlgebra algebra, Workers workers) {
    this.trainer = new NetworkTrainer(algebra, workers);
  }

  /**
   * Trains.
   *
   * @return {@code convolution-1} (6 × channels·25) and {@code convolution-2} (16×150), one kernel
   *     per row, channel by channel and line by line; {@code dense-1}, {@code dense-2} and {@code
   *     dense-3}, one output per row, where the inputs of the first are ordered channel by channel
   *     and line by line; and the biases of each, under its name with the suffix {@code -bias}
   * @throws IllegalArgumentException if there are fewer images than in a batch
   * @throws ArithmeticException naming the step, if the loss stops being finite
   */
  public Weights train(LabelledImages images, LenetTraining how, Noise noise, Progress progress) {
    if (images.count() < how.batch()) {
      throw new IllegalArgumentException(
          "a batch of " + how.batch() + " needs as many images, found " + images.count());
    }
    Lenet lenet = new Lenet(images.shape(), images.classes());
    NetworkTrainer.Fitted fitted =
        trainer.train(
            "lenet",
            lenet.network(),
            lenet.initialParameters(noise.forPurpose("start")),
            new Classification(lenet, images),
            optimization(how),
            new Training(noise, progress, Checkpoints.NONE));
    return lenet.weights(fitted.parameters());
  }

  private static Optimization optimization(LenetTraining how) {
    return new Optimization(
        OptionalInt.empty(),
        OptionalInt.of(how.epochs()),
        Optional.empty(),
        how.batch(),
        how.learningRate(),
        LearningRateSchedule.COSINE,
        0,
        0,
        OptionalDouble.empty(),
        0);
  }

  /** The mean cross-entropy of images and their classes. */
  private record Classification(Lenet lenet, LabelledImages images) implements Objective {

    @Override
    public int examples() {
      return images.count();
    }

    @Override
    public List<Value> outputs() {
      return List.of(lenet.loss());
    }

    @Override
    public void fill(ShardRows rows, Shard shard) {
      int size = images.shape().size();
      float[] targets = shard.values(lenet.targets());
      Arrays.fill(targets, 0);
      for (int row = 0; row < rows.count(); row++) {
        int example = rows.example(row);
        System.arraycopy(
            images.values().values(),
            example * size,
            shard.values(lenet.image()),
            row * size,
            size);
        targets[row * images.classes() + images.labels()[example]] = 1;
      }
    }

    @Override
    public double differentiate(ShardRows rows, Shard shard) {
      Arrays.fill(shard.lossGradient(lenet.loss()), 0, rows.count(), 1f / rows.batch().length);
      double loss = 0;
      for (int row = 0; row < rows.count(); row++) {
        loss += shard.values(lenet.loss())[row];
      }
      return loss;
    }
  }
}
