// SPDX-License-Identifier: Apache-2.0
package org.difflab.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.Progress;
import org.difflab.spi.Weights;
import org.difflab.spi.training.Checkpoints;
import org.difflab.spi.training.Training;

/** Checks for functions from n rows to n rows, for all kinds of component. */
final class Rules {

  private static final int[] BATCHES = {1, 2, 7, 256};
  private static final int THREADS = 4;
  private static final int CALLS = 8;

  private Rules() {}

  /** Each row must come out with the same bits in batches of any size and at any place in them. */
  static void rowsAreIndependent(
      Rule rule, String what, Matrix rows, UnaryOperator<Matrix> function) {
    Matrix whole = function.apply(rows);
    rule.require(
        rows.rows() == whole.rows(), what + " of " + rows.rows() + " rows gives " + whole.rows());
    for (int batch : BATCHES) {
      List<Matrix> parts = new ArrayList<>();
      for (int from = 0; from < rows.rows(); from += batch) {
        parts.add(function.apply(rows.slice(from, Math.min(rows.rows(), from + batch))));
      }
      rule.requireSame(
          whole, Matrix.stack(parts), what + " in batches of " + batch + " instead of all at once");
    }
    int[] reversed = IntStream.range(0, rows.rows()).map(row -> rows.rows() - 1 - row).toArray();
    Matrix back = function.apply(rows.select(reversed)).select(reversed);
    rule.requireSame(whole, back, what + " of the same rows in another order");
  }

  /** The arrays of the inputs must not be modified. */
  static void inputsAreUntouched(Rule rule, String what, List<Matrix> inputs, Runnable call) {
    List<Matrix> before = inputs.stream().map(Rules::copy).toList();
    call.run();
    for (int i = 0; i < before.size(); i++) {
      rule.requireSame(
          before.get(i), inputs.get(i), "matrix number " + i + " given to " + what + " is changed");
    }
  }

  /** Concurrent calls must give the same result as a single call. */
  static void concurrentEqualsSerial(Rule rule, String what, Supplier<Matrix> call) {
    Matrix serial = call.get();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<Matrix>> results = new ArrayList<>();
      for (int i = 0; i < CALLS; i++) {
        results.add(threads.submit(call::get));
      }
      for (Future<Matrix> result : results) {
        rule.requireSame(serial, result.get(), what + " from several threads at once");
      }
    } catch (ExecutionException e) {
      throw rule.brokenBy(
          what + " from several threads at once ends in " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw rule.brokenBy("interrupted", e);
    } finally {
      threads.shutdownNow();
    }
  }

  /**
   * Trains with interruptions after increasing numbers of offered states, resuming from the saved
   * state each time. A component that never offers its state is trained without interruption.
   */
  static <M> M stoppedAndResumed(Rule rule, Function<Training, M> train) {
    Map<String, Weights> states = StoppingCheckpoints.Run.noStates();
    for (int offers = 2; ; offers = Math.multiplyExact(2, offers)) {
      boolean resumed = !states.isEmpty();
      StoppingCheckpoints.Run run = new StoppingCheckpoints.Run(states, offers);
      try {
        M model = train.apply(training(run.checkpoints()));
        requireAsked(rule, resumed, run);
        return model;
      } catch (RuntimeException e) {
        if (!run.wasStopped()) {
          throw e;
        }
        requireAsked(rule, resumed, run);
      }
    }
  }

  private static void requireAsked(Rule rule, boolean resumed, StoppingCheckpoints.Run run) {
    rule.require(
        !resumed || run.askedForState(),
        "training saves its state but restarts without reading it");
  }

  /** Returns the training context of contracts, the same each time. */
  static Training training(Checkpoints checkpoints) {
    return new Training(noise(7), Progress.SILENT, checkpoints);
  }

  private static Noise noise(long seed) {
    return Noise.of(seed, "contract");
  }

  /** Returns the same context with another seed. */
  static Training trainingWithAnotherSeed() {
    return new Training(noise(8), Progress.SILENT, Checkpoints.NONE);
  }

  /**
   * Training with another seed must give other bits if it draws random numbers, and the same bits
   * if it does not.
   *
   * @param outputs outputs of the model of one seed
   * @param others the same outputs of the model of another seed
   */
  static void seedCounts(
      String number, TrainingRandomness randomness, List<Matrix> outputs, List<Matrix> others) {
    boolean same = outputs.equals(others);
    if (randomness == TrainingRandomness.NONE) {
      new Rule(
              number,
              "A trainer whose randomness() is NONE must draw no random numbers; override"
                  + " randomness() if it draws from Training.noise()")
          .require(same, "randomness() is NONE, but another seed gives other bits");
    } else {
      new Rule(
              number,
              "Draw every random number from Training.noise(), not from a generator with a seed of"
                  + " its own; if training draws nothing, override randomness() to return"
                  + " TrainingRandomness.NONE")
          .require(!same, "training with another seed gives the same bits");
    }
  }

  /** Returns the mean squared difference of two matrices of one size. */
  static double meanSquare(Matrix left, Matrix right) {
    double sum = 0;
    for (int i = 0; i < left.values().length; i++) {
      double difference = (double) left.values()[i] - right.values()[i];
      sum += difference * difference;
    }
    return sum / left.values().length;
  }

  /** Returns a deep copy of a matrix. */
  static Matrix copy(Matrix matrix) {
    return Matrix.wrap(matrix.rows(), matrix.columns(), matrix.values().clone());
  }
}
