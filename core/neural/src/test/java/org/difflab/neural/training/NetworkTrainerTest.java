// SPDX-License-Identifier: Apache-2.0
package org.difflab.neural.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.difflab.linear.AlgebraSetting;
import org.difflab.linear.device.ThreadWorkers;
import org.difflab.neural.network.TrainedNetwork;
import org.difflab.spi.Curve;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.Progress;
import org.difflab.spi.Weights;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.training.Checkpoints;
import org.difflab.spi.training.Training;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTrainerTest {

  private static final LinePlusNoise PROBLEM = new LinePlusNoise();

  private static Optimization steps(int steps, int batch) {
    return new Optimization(
        OptionalInt.of(steps),
        OptionalInt.empty(),
        Optional.empty(),
        batch,
        0.01,
        LearningRateSchedule.COSINE,
        10,
        0,
        OptionalDouble.empty(),
        0.99);
  }

  private static NetworkTrainer.Fitted train(
      Optimization optimization, int threads, Checkpoints checkpoints) {
    try (ThreadWorkers workers = new ThreadWorkers(threads)) {
      LinearAlgebra algebra = AlgebraSetting.AUTO.open(workers);
      Training training = new Training(Noise.of(3, "training"), Progress.SILENT, checkpoints);
      return new NetworkTrainer(algebra, workers)
          .train(
              "line",
              PROBLEM.network,
              PROBLEM.network.initialParameters(Noise.of(2, "start")),
              PROBLEM,
              optimization,
              training);
    }
  }

  @Test
  void learnsTheFunctionBehindTheNoise() {
    NetworkTrainer.Fitted fitted = train(steps(1500, 64), 2, Checkpoints.NONE);
    TrainedNetwork network =
        new TrainedNetwork(
            PROBLEM.network,
            fitted.parameters(),
            AlgebraSetting.PLAIN.open(ThreadWorkers.serial()));
    for (float input = -0.9f; input < 1; input += 0.1f) {
      Matrix found =
          network.compute(PROBLEM.y, Map.of(PROBLEM.x, Matrix.ofRows(new float[] {input})));
      assertEquals(LinePlusNoise.target(input), found.get(0, 0), 0.06, "at " + input);
    }
    double first = fitted.loss().points().get(0).value();
    double last = fitted.loss().points().get(fitted.loss().points().size() - 1).value();
    assertTrue(last < 0.02 && first > 0.2, first + " falls to " + last);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 300})
  void threadsLeaveTheBitsAlone(int batch) {
    assertArrayEquals(
        train(steps(20, batch), 1, Checkpoints.NONE).parameters(),
        train(steps(20, batch), 3, Checkpoints.NONE).parameters());
  }

  /** Keeps every state offered, and stops the training after some of them. */
  private static final class Stopping implements Checkpoints {

    private final List<Weights> states = new ArrayList<>();
    private final int stopAfter;

    Stopping(int stopAfter) {
      this.stopAfter = stopAfter;
    }

    @Override
    public Optional<Weights> latest() {
      return states.isEmpty() ? Optional.empty() : Optional.of(states.get(states.size() - 1));
    }

    @Override
    public void offer(Supplier<Weights> state) {
      states.add(state.get());
      if (states.size() == stopAfter) {
        throw new IllegalStateException("stopped");
      }
    }

    @Override
    public void save(Weights state) {
      states.add(state);
    }

    @Override
    public Checkpoints forPart(String name) {
      return this;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 59})
  void stoppedAndContinuedEqualsUninterrupted(int stop) {
    NetworkTrainer.Fitted whole = train(steps(60, 70), 2, Checkpoints.NONE);
    Stopping checkpoints = new Stopping(stop);
    assertThrows(IllegalStateException.class, () -> train(steps(60, 70), 2, checkpoints));
    NetworkTrainer.Fitted continued = train(steps(60, 70), 1, checkpoints);
    assertArrayEquals(whole.parameters(), continued.parameters());
    assertEquals(whole.loss(), continued.loss());
    assertEquals(60, checkpoints.states.size() - 1);
  }

  @Test
  void aFinishedTrainingIsNotRepeated() {
    Stopping checkpoints = new Stopping(1000);
    NetworkTrainer.Fitted first = train(steps(30, 70), 2, checkpoints);
    int offers = checkpoints.states.size();
    NetworkTrainer.Fitted again = train(steps(30, 70), 2, checkpoints);
    assertArrayEquals(first.parameters(), again.parameters());
    assertEquals(offers + 1, checkpoints.states.size());
  }

  @ParameterizedTest
  @CsvSource({"3, 64, 24", "1, 500, 1", "2, 300, 4"})
  void epochsAreCountedInExamples(int epochs, int batch, int steps) {
    Optimization optimization =
        new Optimization(
            OptionalInt.empty(),
            OptionalInt.of(epochs),
            Optional.empty(),
            batch,
            0.01,
            LearningRateSchedule.CONSTANT,
            0,
            0,
            OptionalDouble.empty(),
            0);
    Stopping checkpoints = new Stopping(1000);
    train(optimization, 1, checkpoints);
    assertEquals(steps, checkpoints.states.size() - 1);
  }

  @Test
  void aTimeBudgetEndsTraining() {
    Optimization optimization =
        new Optimization(
            OptionalInt.empty(),
            OptionalInt.empty(),
            Optional.of(Duration.ofMillis(50)),
            32,
            0.01,
            LearningRateSchedule.COSINE,
            10,
            0,
            OptionalDouble.of(1),
            0.9);
    Stopping checkpoints = new Stopping(1_000_000);
    NetworkTrainer.Fitted fitted = train(optimization, 2, checkpoints);
    assertTrue(checkpoints.latest().orElseThrow().array("place")[1] >= 0.05);
    assertEquals(PROBLEM.network.size(), fitted.parameters().length);
  }

  @Test
  void aStepSizeTooLargeIsSaidSo() {
    Optimization wild =
        new Optimization(
            OptionalInt.of(200),
            OptionalInt.empty(),
            Optional.empty(),
            32,
            1e30,
            LearningRateSchedule.CONSTANT,
            0,
            0,
            OptionalDouble.empty(),
            0.9);
    ArithmeticException stopped =
        assertThrows(ArithmeticException.class, () -> train(wild, 1, Checkpoints.NONE));
    assertTrue(
        stopped.getMessage().matches("line: .* stopped being finite at step \\d+; .*"),
        stopped.getMessage());
  }

  @Test
  void everyEpochSeesEveryExampleOnce() {
    ExampleOrder order = new ExampleOrder(10, Noise.of(1, "order"));
    List<Integer> seen = new ArrayList<>();
    for (int step = 0; step < 10; step++) {
      for (int example : order.batch(step, 3)) {
        seen.add(example);
      }
    }
    for (int epoch = 0; epoch < 3; epoch++) {
      assertEquals(10, seen.subList(epoch * 10, epoch * 10 + 10).stream().distinct().count());
    }
    int[] again = new ExampleOrder(10, Noise.of(1, "order")).batch(7, 3);
    assertArrayEquals(seen.subList(21, 24).stream().mapToInt(Integer::intValue).toArray(), again);
  }

  @Test
  void longCurvesStayShort() {
    LossCurve curve = new LossCurve("loss");
    for (int step = 1; step <= 100_000; step++) {
      curve.add(step, step % 5 == 0, step);
    }
    List<Curve.Point> points = curve.curve().points();
    assertTrue(points.size() >= 200 && points.size() < 400, points.size() + " points");
    for (Curve.Point point : points) {
      double interval = points.get(0).step();
      assertEquals(point.step() - interval / 2, point.value(), 3);
    }
  }
}
