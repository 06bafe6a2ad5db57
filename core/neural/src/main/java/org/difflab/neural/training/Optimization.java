// SPDX-License-Identifier: Apache-2.0
package org.difflab.neural.training;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.difflab.spi.plugin.Option;

/**
 * The optimisation of a network by Adam (Kingma and Ba, "Adam: a method for stochastic
 * optimization", 2015, algorithm 1), until the first of its budgets is used up.
 *
 * @param steps budget in steps, of one batch each
 * @param epochs budget in passes over the data
 * @param time budget in time; the result then depends on the speed of the machine
 * @param batch examples in a batch
 * @param learningRate α at the start
 * @param learningRateSchedule how α changes
 * @param warmUp steps over which α rises from 0
 * @param weightDecay λ: parameters shrink by αλ of themselves in each step (Loshchilov and Hutter,
 *     "Decoupled weight decay regularization", 2019)
 * @param clip the greatest L2 norm of the gradient by all parameters; a longer one is scaled down
 * @param ema decay of the exponential moving average of the parameters, which is what is used after
 *     training; 0 uses the last ones
 */
public record Optimization(
    @Option(
            help =
                "budget in steps of one batch each; training ends when the first budget is used up",
            defaultsTo = "",
            min = 1,
            max = 1e9)
        OptionalInt steps,
    @Option(help = "budget in passes over the data", defaultsTo = "", min = 1, max = 1e6)
        OptionalInt epochs,
    @Option(
            help =
                "budget in time, such as 90s or 2m; the result then depends on the speed of the"
                    + " machine",
            defaultsTo = "",
            above = 0,
            max = 31_536_000)
        Optional<Duration> time,
    @Option(help = "number of examples in a batch", defaultsTo = "256", min = 1, max = 65_536)
        int batch,
    @Option(
            help = "learning rate of Adam after the warm-up",
            defaultsTo = "0.001",
            above = 0,
            max = 10)
        double learningRate,
    @Option(
            help =
                "how the learning rate changes until the budget is used up: constant, or cosine"
                    + " (to 0)",
            defaultsTo = "cosine",
            formerly = "decay")
        LearningRateSchedule learningRateSchedule,
    @Option(
            help = "number of steps over which the learning rate rises from 0",
            defaultsTo = "100",
            min = 0,
            max = 1e9)
        int warmUp,
    @Option(
            help =
                "weight decay: each step multiplies the parameters by 1 - learning rate *"
                    + " weight-decay",
            defaultsTo = "0",
            min = 0,
            max = 100)
        double weightDecay,
    @Option(
            help = "greatest L2 norm of the gradient; a longer one is scaled down",
            defaultsTo = "",
            above = 0,
            max = 1e9)
        OptionalDouble clip,
    @Option(
            help =
                "decay of the exponential moving average of the parameters, which is used after"
                    + " training; 0 uses the last parameters",
            defaultsTo = "0.999",
            min = 0,
            max = 0.999999,
            formerly = "average")
        double ema) {

  /** Returns these options, with a budget in steps if they have no budget. */
  public Optimization orSteps(int steps) {
    return this.steps.isPresent() || epochs.isPresent() || time.isPresent()
        ? this
        : new Optimization(
            OptionalInt.of(steps),
            epochs,
            time,
            batch,
            learningRate,
            learningRateSchedule,
            warmUp,
            weightDecay,
            clip,
            ema);
  }

  /** Returns the used part of the budget that is used up first, from 0 to 1 or above. */
  double done(long stepsTaken, double seconds, int examples) {
    double done = 0;
    if (steps.isPresent()) {
      done = (double) stepsTaken / steps.getAsInt();
    }
    if (epochs.isPresent()) {
      done = Math.max(done, (double) stepsTaken * batch / ((double) epochs.getAsInt() * examples));
    }
    if (time.isPresent()) {
      done = Math.max(done, seconds / (time.get().toNanos() * 1e-9));
    }
    return done;
  }

  /** Returns α of a step, counted from 0. */
  double learningRate(long step, double done) {
    double warm = warmUp == 0 ? 1 : Math.min(1, (step + 1.0) / warmUp);
    return learningRate * warm * learningRateSchedule.factor(done);
  }
}
