// SPDX-License-Identifier: Apache-2.0
package org.difflab.tck;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.difflab.spi.Matrix;
import org.difflab.spi.Weights;
import org.difflab.spi.training.Checkpoints;

/**
 * Checkpoints that save a copy of every state, and stop the training by an exception after some of
 * them, as if it had been killed.
 */
final class StoppingCheckpoints implements Checkpoints {

  private final Run run;
  private final String name;

  private StoppingCheckpoints(Run run, String name) {
    this.run = run;
    this.name = name;
  }

  /** Thrown in the middle of a training. */
  static final class Stopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Stopped() {
      super("training is stopped here to check that it resumes");
    }
  }

  /** One attempt at a training, which may resume from the states of earlier attempts. */
  static final class Run {

    private final Map<String, Weights> states;
    private final AtomicInteger left;
    private final AtomicBoolean asked = new AtomicBoolean();
    private final AtomicBoolean stopped = new AtomicBoolean();

    /**
     * Creates a run.
     *
     * @param states the states shared by all attempts
     * @param offers number of offers after which it is stopped
     */
    Run(Map<String, Weights> states, int offers) {
      this.states = states;
      this.left = new AtomicInteger(offers);
    }

    static Map<String, Weights> noStates() {
      return new ConcurrentHashMap<>();
    }

    Checkpoints checkpoints() {
      return new StoppingCheckpoints(this, "");
    }

    boolean wasStopped() {
      return stopped.get();
    }

    boolean askedForState() {
      return asked.get();
    }
  }

  @Override
  public Optional<Weights> latest() {
    run.asked.set(true);
    return Optional.ofNullable(run.states.get(name)).map(StoppingCheckpoints::copy);
  }

  @Override
  public void offer(Supplier<Weights> state) {
    // The offer at which it stops is not saved: progress since the last one is lost.
    if (run.left.decrementAndGet() <= 0) {
      run.stopped.set(true);
      throw new Stopped();
    }
    save(state.get());
  }

  @Override
  public void save(Weights state) {
    run.states.put(name, copy(state));
  }

  @Override
  public Checkpoints forPart(String part) {
    return new StoppingCheckpoints(run, name + "/" + part);
  }

  private static Weights copy(Weights weights) {
    Weights.Builder copy = Weights.builder();
    weights
        .matrices()
        .forEach(
            (name, matrix) ->
                copy.matrix(
                    name, Matrix.wrap(matrix.rows(), matrix.columns(), matrix.values().clone())));
    weights.doubles().forEach(copy::array);
    weights.texts().forEach(copy::text);
    return copy.build();
  }
}
