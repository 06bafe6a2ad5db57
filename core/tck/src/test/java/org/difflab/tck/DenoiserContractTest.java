// SPDX-License-Identifier: Apache-2.0
package org.difflab.tck;

import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.difflab.spi.DenoiserModel;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Schedule;
import org.difflab.spi.Weights;
import org.difflab.spi.Workers;
import org.difflab.spi.training.DenoiserInput;
import org.difflab.spi.training.DenoiserTrainer;
import org.difflab.spi.training.Training;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Each rule of a denoiser catches what breaks it, and leaves the rest alone. */
class DenoiserContractTest {

  /** How a denoiser is broken. */
  enum Fault implements Broken {
    NONE,
    IGNORES_THE_SEED("D1", "D10", "D14"),
    FORGETS_STATE_ON_SAVE("D2"),
    WRITES_TO_ITS_INPUT("D3"),
    WRITES_TO_ITS_CONDITIONS("D3"),
    LEAKS_BETWEEN_ROWS("D4"),
    DEPENDS_ON_THE_BATCH_SIZE("D4"),
    DEPENDS_ON_THE_ORDER("D4"),
    KEEPS_STATE_OF_ONE_THREAD("D5"),
    TAKES_ANY_WIDTH("D6"),
    RETURNS_NOISE("D7", "D8", "D15"),
    RETURNS_NAN("D7", "D8", "D9", "D12", "D15"),
    RETURNS_ANOTHER_WIDTH("D7", "D8", "D9", "D12", "D15"),
    LEAVES_ROWS_AS_THEY_ARE("D8", "D15"),
    FAILS_WITHOUT_A_PROMPT("D9"),
    SAYS_IT_NEEDS_PROMPTS_AND_DOES_NOT("D9"),
    GOES_ON_WRONGLY("D10"),
    LOSES_TUNED_VECTORS("D11"),
    FAILS_AT_ONE_VALUE("D12"),
    DEPENDS_ON_THREADS("D13"),
    HAS_A_SEED_OF_ITS_OWN("D14"),
    DRAWS_IN_SECRET("D14"),
    DOES_NOT_DIVIDE_BY_SIGNAL("D7", "D8", "D15"),
    TAKES_FOUR_TIMES_SIGMA("D8", "D15"),
    TAKES_A_QUARTER_OF_SIGMA("D8", "D15"),
    TAKES_FOUR_TIMES_THE_VARIANCE("D8", "D15"),
    EXPECTS_SQUARES_THAT_SUM_TO_ONE("D7", "D8", "D15");

    private final String rules;

    Fault(String... rules) {
      this.rules = String.join(" ", rules);
    }

    @Override
    public String breaks() {
      return rules;
    }
  }

  /** The best linear estimate from each column's own mean and variance. */
  private record Columns(
      Fault fault,
      Matrix means,
      Matrix variances,
      Optional<Matrix> tunedVectors,
      ThreadLocal<Boolean> trainedHere)
      implements DenoiserModel {

    @Override
    public Matrix denoise(Matrix noisy, NoiseLevel level, Matrix conditions) {
      int width = noisy.columns();
      if (fault != Fault.TAKES_ANY_WIDTH) {
        noisy.requireColumns(means.columns(), "noisy rows");
        conditions.requireColumns(2, "conditions");
        if (conditions.rows() != noisy.rows()) {
          throw new IllegalArgumentException("as many conditions as rows are needed");
        }
      }
      float[] clean = new float[noisy.values().length];
      for (int i = 0; i < clean.length; i++) {
        clean[i] = broken(i, noisy, level, conditions, estimate(i % width, noisy, i, level));
      }
      if (fault == Fault.WRITES_TO_ITS_INPUT) {
        noisy.values()[0] = 0;
      }
      if (fault == Fault.WRITES_TO_ITS_CONDITIONS) {
        conditions.values()[0] += 1;
      }
      return fault == Fault.RETURNS_ANOTHER_WIDTH
          ? Matrix.zeros(noisy.rows(), width + 1)
          : Matrix.wrap(noisy.rows(), width, clean);
    }

    private float estimate(int column, Matrix noisy, int i, NoiseLevel level) {
      int known = Math.min(column, means.columns() - 1);
      double mean = means.get(0, known);
      double variance = variances.get(0, known);
      double noise = level.sigma() * factor(level);
      double kept = variance / (variance + noise * noise);
      double scaled =
          fault == Fault.DOES_NOT_DIVIDE_BY_SIGNAL
              ? noisy.values()[i]
              : noisy.values()[i] / level.signal();
      return (float) (mean + kept * (scaled - mean));
    }

    private double factor(NoiseLevel level) {
      return switch (fault) {
        case TAKES_FOUR_TIMES_SIGMA -> 4;
        case TAKES_A_QUARTER_OF_SIGMA -> 0.25;
        case TAKES_FOUR_TIMES_THE_VARIANCE -> 2;
        case EXPECTS_SQUARES_THAT_SUM_TO_ONE ->
            Math.sqrt(1 - level.signal() * level.signal()) / level.noise();
        default -> 1;
      };
    }

    private float broken(int i, Matrix noisy, NoiseLevel level, Matrix conditions, float right) {
      int row = i / noisy.columns();
      float own = noisy.values()[i];
      boolean withoutPrompt = conditions.get(row, 0) == 0 && conditions.get(row, 1) == 0;
      return switch (fault) {
        case LEAKS_BETWEEN_ROWS -> right + 1e-6f * noisy.values()[0];
        case DEPENDS_ON_THE_BATCH_SIZE -> right + 1e-6f * noisy.rows();
        case DEPENDS_ON_THE_ORDER -> right + 1e-6f * row;
        case KEEPS_STATE_OF_ONE_THREAD -> trainedHere.get() ? right : 0;
        case RETURNS_NOISE -> (float) ((own - level.signal() * right) / level.noise());
        case RETURNS_NAN -> Float.NaN;
        case LEAVES_ROWS_AS_THEY_ARE -> (float) (own / level.signal());
        case FAILS_WITHOUT_A_PROMPT -> withoutPrompt ? Float.NaN : right;
        default -> right;
      };
    }

    @Override
    public Weights weights() {
      Weights.Builder weights = Weights.builder().matrix("means", means);
      if (fault != Fault.FORGETS_STATE_ON_SAVE) {
        weights.matrix("variances", variances);
      }
      if (fault != Fault.LOSES_TUNED_VECTORS) {
        tunedVectors.ifPresent(vectors -> weights.matrix("vectors", vectors));
      }
      return weights.build();
    }
  }

  private record Trainer(Fault fault, AtomicInteger trainings, Workers workers)
      implements DenoiserTrainer {

    @Override
    public DenoiserModel train(DenoiserInput input, Training training) {
      int width = input.latents().columns();
      if (width == 1 && fault == Fault.FAILS_AT_ONE_VALUE) {
        throw new ArrayIndexOutOfBoundsException("no second value");
      }
      float[] means = new float[width];
      float[] variances = new float[width];
      for (int column = 0; column < width; column++) {
        double sum = 0;
        double squares = 0;
        for (int row = 0; row < input.latents().rows(); row++) {
          double value = input.latents().get(row, column);
          sum += value;
          squares += value * value;
        }
        double mean = sum / input.latents().rows();
        means[column] = (float) (mean + shift(training));
        variances[column] = (float) (squares / input.latents().rows() - mean * mean);
      }
      ThreadLocal<Boolean> here = ThreadLocal.withInitial(() -> false);
      here.set(true);
      return new Columns(
          fault,
          Matrix.ofRows(means),
          Matrix.ofRows(variances),
          input.vectors().map(vectors -> vectors.vectors()),
          here);
    }

    private double shift(Training training) {
      return switch (fault) {
        case IGNORES_THE_SEED -> 1e-5 * trainings.getAndIncrement();
        case DEPENDS_ON_THREADS -> 1e-5 * workers.threads();
        case HAS_A_SEED_OF_ITS_OWN -> 1e-5 * new Random(42).nextGaussian();
        case DRAWS_IN_SECRET -> 1e-5 * training.noise().normal(0, 0, 0);
        case GOES_ON_WRONGLY -> {
          boolean goesOn = training.checkpoints().latest().isPresent();
          training.checkpoints().offer(Weights::none);
          yield goesOn ? 1e-5 : 0;
        }
        default -> 0;
      };
    }

    @Override
    public DenoiserModel load(Weights weights) {
      Matrix means = weights.matrix("means");
      ThreadLocal<Boolean> here = ThreadLocal.withInitial(() -> true);
      return new Columns(
          fault,
          means,
          weights.findMatrix("variances").orElseGet(() -> Matrix.zeros(1, means.columns())),
          weights.findMatrix("vectors"),
          here);
    }
  }

  @ParameterizedClass
  @TestInstance(TestInstance.Lifecycle.PER_METHOD)
  @EnumSource(Fault.class)
  static final class Contract extends DenoiserContract {

    private final Fault fault;
    private final AtomicInteger trainings = new AtomicInteger();

    Contract(Fault fault) {
      this.fault = fault;
    }

    @Override
    protected DenoiserTrainer trainer(Schedule schedule) {
      return new Trainer(fault, trainings, ContractWorkers.SERIAL);
    }

    @Override
    protected Optional<DenoiserTrainer> trainer(Schedule schedule, Workers workers) {
      return fault == Fault.DEPENDS_ON_THREADS
          ? Optional.of(new Trainer(fault, trainings, workers))
          : Optional.empty();
    }

    @Override
    protected boolean withUnconditional() {
      return fault != Fault.SAYS_IT_NEEDS_PROMPTS_AND_DOES_NOT;
    }

    @Override
    protected TrainingRandomness randomness() {
      return fault == Fault.HAS_A_SEED_OF_ITS_OWN ? super.randomness() : TrainingRandomness.NONE;
    }

    @Override
    protected int sampleCount() {
      return 100;
    }
  }

  @Test
  void everyFaultIsCaughtByItsRule() {
    ContractRun.catchesEach(Contract.class, Fault.values());
  }
}
