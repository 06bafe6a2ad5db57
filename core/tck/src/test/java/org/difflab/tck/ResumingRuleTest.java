// SPDX-License-Identifier: Apache-2.0
package org.difflab.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.difflab.spi.DenoiserModel;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Schedule;
import org.difflab.spi.Weights;
import org.difflab.spi.training.DenoiserInput;
import org.difflab.spi.training.DenoiserTrainer;
import org.difflab.spi.training.Training;
import org.junit.jupiter.api.Test;

/** Rule D10 catches training that resumes wrongly. */
class ResumingRuleTest {

  private static final int STEPS = 40;

  /** How a training resumes, or fails to. */
  private enum Way {
    RIGHT,
    NEVER_OFFERS,
    FORGETS_ITS_SPEED,
    REPEATS_A_STEP,
    NEVER_ASKS,
    OFFERS_WHAT_IT_WRITES_TO
  }

  private record Shifted(float shift) implements DenoiserModel {

    @Override
    public Matrix denoise(Matrix noisy, NoiseLevel level, Matrix conditions) {
      float[] values = noisy.values().clone();
      for (int i = 0; i < values.length; i++) {
        values[i] += shift;
      }
      return Matrix.wrap(noisy.rows(), noisy.columns(), values);
    }

    @Override
    public Weights weights() {
      return Weights.builder().matrix("shift", Matrix.ofRows(new float[] {shift})).build();
    }
  }

  /** Descends with momentum; its state is a place, a speed and the number of the next step. */
  private record Descending(Way way, List<Integer> steps) implements DenoiserTrainer {

    @Override
    public DenoiserModel train(DenoiserInput input, Training training) {
      float[] state = {0, 0};
      int first = 0;
      Optional<Weights> latest =
          way == Way.NEVER_ASKS ? Optional.empty() : training.checkpoints().latest();
      if (latest.isPresent()) {
        state = latest.get().matrix("state").row(0);
        first = latest.get().integer("next") - (way == Way.REPEATS_A_STEP ? 1 : 0);
        state[1] = way == Way.FORGETS_ITS_SPEED ? 0 : state[1];
      }
      for (int step = first; step < STEPS; step++) {
        steps.add(step);
        state[1] = 0.9f * state[1] + 0.1f * (float) training.noise().normal(step, 0, 0);
        state[0] += state[1];
        offer(training, state, step + 1);
      }
      return new Shifted(state[0]);
    }

    private void offer(Training training, float[] state, int next) {
      if (way != Way.NEVER_OFFERS) {
        float[] kept = way == Way.OFFERS_WHAT_IT_WRITES_TO ? state : state.clone();
        training
            .checkpoints()
            .offer(
                () ->
                    Weights.builder()
                        .matrix("state", Matrix.wrap(1, 2, kept))
                        .integer("next", next)
                        .build());
      }
    }

    @Override
    public DenoiserModel load(Weights weights) {
      return new Shifted(weights.matrix("shift").get(0, 0));
    }
  }

  private static DenoiserContract contract(Way way, List<Integer> steps) {
    return new DenoiserContract() {
      @Override
      protected DenoiserTrainer trainer(Schedule schedule) {
        return new Descending(way, steps);
      }
    };
  }

  @Test
  void trainingThatGoesOnRightlyPasses() {
    List<Integer> steps = new ArrayList<>();
    contract(Way.RIGHT, steps).stoppedAndResumedSameBits();
    assertTrue(steps.indexOf(STEPS - 1) < 2 * STEPS, "it began anew each time");
    // What is offered is kept at once, so a state may be written to afterwards.
    contract(Way.OFFERS_WHAT_IT_WRITES_TO, steps).stoppedAndResumedSameBits();
  }

  @Test
  void trainingThatNeverOffersItsStatePasses() {
    List<Integer> steps = new ArrayList<>();
    contract(Way.NEVER_OFFERS, steps).stoppedAndResumedSameBits();
    assertEquals(2 * STEPS, steps.size());
  }

  @Test
  void trainingThatGoesOnWronglyIsCaught() {
    for (Way way : List.of(Way.FORGETS_ITS_SPEED, Way.REPEATS_A_STEP, Way.NEVER_ASKS)) {
      DenoiserContract contract = contract(way, new ArrayList<>());
      AssertionError e =
          assertThrows(AssertionError.class, contract::stoppedAndResumedSameBits, way.name());
      assertTrue(e.getMessage().startsWith("D10"), e.getMessage());
    }
  }
}
