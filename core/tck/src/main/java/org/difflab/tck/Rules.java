package org.difflab.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.Progress;
import org.difflab.spi.training.Checkpoints;
import org.difflab.spi.training.Training;
import org.difflab.spi.training.Weights;

/** Checks that hold for whatever turns n rows into n rows, whichever kind of component does it. */
final class Rules {

  private static final int[] BATCHES = {1, 2, 7, 256};
  private static final int CALLS = 8;

  private Rules() {}

  /** Each row must come out with the same bits in batches of any size and at any place in them. */
  static void rowsAreIndependent(String rule, Matrix rows, UnaryOperator<Matrix> function) {
    Matrix whole = function.apply(rows);
    assertEquals(rows.rows(), whole.rows(), rule + ": as many rows must come out as went in");
    for (int batch : BATCHES) {
      List<Matrix> parts = new ArrayList<>();
      for (int from = 0; from < rows.rows(); from += batch) {
        parts.add(function.apply(rows.slice(from, Math.min(rows.rows(), from + batch))));
      }
      assertEquals(
          whole,
          Matrix.stack(parts),
          rule + ": other bits in batches of " + batch + " than all at once");
    }
    int[] reversed = new int[rows.rows()];
    for (int row = 0; row < reversed.length; row++) {
      reversed[row] = reversed.length - 1 - row;
    }
    Matrix back = function.apply(rows.select(reversed)).select(reversed);
    assertEquals(whole, back, rule + ": other bits when the rows come in another order");
  }

  /** The arrays of the inputs must be left as they were. */
  static void inputsAreUntouched(String rule, List<Matrix> inputs, Supplier<Matrix> call) {
    List<float[]> before = inputs.stream().map(input -> input.values().clone()).toList();
    Matrix result = call.get();
    for (int i = 0; i < before.size(); i++) {
      assertArrayEquals(
          before.get(i), inputs.get(i).values(), rule + ": input number " + i + " was written to");
      assertTrue(result.values() != inputs.get(i).values() || result.equals(inputs.get(i)), rule);
    }
  }

  /** Calls from several threads at once must give what one call gives. */
  static void concurrentEqualsSerial(String rule, Supplier<Matrix> call) {
    Matrix serial = call.get();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Matrix>> results = new ArrayList<>();
      for (int i = 0; i < CALLS; i++) {
        results.add(threads.submit(call::get));
      }
      for (Future<Matrix> result : results) {
        assertEquals(
            serial, result.get(), rule + ": other bits when called from several threads at once");
      }
    } catch (ExecutionException e) {
      throw new AssertionError(
          rule + ": failed when called from several threads at once", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(rule + ": interrupted", e);
    } finally {
      threads.shutdownNow();
    }
  }

  /**
   * Trains, stopping after ever more offers of a state and going on from what was kept, until it is
   * done. A component that never offers its state is trained at once.
   */
  static <M> M stoppedAndResumed(String rule, Function<Training, M> train) {
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

  private static void requireAsked(String rule, boolean resumed, StoppingCheckpoints.Run run) {
    assertTrue(
        !resumed || run.askedForState(),
        rule + ": training offers its state and begins anew without asking for it");
  }

  /** Returns the circumstances in which contracts train, the same each time. */
  static Training training(Checkpoints checkpoints) {
    return new Training(Noise.of(7, "contract"), Progress.SILENT, checkpoints);
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
}
