// SPDX-License-Identifier: Apache-2.0
package org.difflab.tck;

import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.difflab.spi.Encoder;
import org.difflab.spi.Matrix;
import org.difflab.spi.Shape;
import org.difflab.spi.Weights;
import org.difflab.spi.Workers;
import org.difflab.spi.training.EncoderInput;
import org.difflab.spi.training.EncoderTrainer;
import org.difflab.spi.training.Training;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Each rule of an encoder catches what breaks it, and leaves the rest alone. */
class EncoderContractTest {

  /** How an encoder is broken. */
  enum Fault implements Broken {
    NONE,
    IGNORES_THE_SEED("E1", "E9", "E13"),
    FORGETS_STATE_ON_SAVE("E2"),
    WRITES_TO_ITS_SAMPLES("E3"),
    WRITES_TO_ITS_LATENTS("E3"),
    WRITES_TO_ITS_TRAINING_DATA("E3"),
    LEAKS_BETWEEN_ROWS("E4"),
    DEPENDS_ON_THE_BATCH_SIZE("E4"),
    KEEPS_STATE_OF_ONE_THREAD("E5"),
    FORETELLS_ANOTHER_WIDTH("E6", "E10"),
    TAKES_ANY_WIDTH("E7"),
    DECODES_WITH_A_WRONG_SIGN("E8", "E12"),
    DECODES_TO_NAN("E8", "E12"),
    GOES_ON_WRONGLY("E9"),
    FAILS_AT_ONE_VALUE("E10"),
    REFUSES_WITHOUT_A_REASON("E10"),
    DEPENDS_ON_THREADS("E11"),
    EXCHANGES_TWO_OF_EVERY_FOUR_VALUES("E12"),
    EXCHANGES_TWO_OF_DIFFERENT_MEANS("E8", "E12"),
    EXCHANGES_ONE_PAIR("E12"),
    TURNS_THREE_VALUES_ROUND("E12"),
    HAS_A_SEED_OF_ITS_OWN("E13"),
    DRAWS_IN_SECRET("E13"),
    SCALES_ITS_NOISE("E14"),
    SHIFTS_ITS_NOISE("E14");

    private final String rules;

    Fault(String... rules) {
      this.rules = String.join(" ", rules);
    }

    @Override
    public String breaks() {
      return rules;
    }
  }

  /** Takes the mean of each column away, and puts it back. */
  private record Centred(Fault fault, Matrix means, ThreadLocal<Boolean> trainedHere)
      implements Encoder {

    @Override
    public Shape latentShape() {
      return Shape.vector(means.columns());
    }

    @Override
    public Matrix encode(Matrix samples) {
      Matrix latents = shifted(samples, -1);
      if (fault == Fault.WRITES_TO_ITS_SAMPLES) {
        samples.values()[0] = 0;
      }
      return latents;
    }

    @Override
    public Matrix decode(Matrix latents) {
      Matrix samples = shifted(latents, 1);
      if (fault == Fault.WRITES_TO_ITS_LATENTS) {
        latents.values()[0] = 0;
      }
      return switch (fault) {
        case DECODES_WITH_A_WRONG_SIGN -> negative(samples);
        case EXCHANGES_TWO_OF_EVERY_FOUR_VALUES -> exchanged(samples, 4, 0, 3);
        case EXCHANGES_TWO_OF_DIFFERENT_MEANS -> exchanged(samples, 4, 1, 2);
        case EXCHANGES_ONE_PAIR -> exchanged(samples, 12, 3, 9);
        case TURNS_THREE_VALUES_ROUND -> exchanged(exchanged(samples, 12, 0, 1), 12, 1, 2);
        case DECODES_TO_NAN -> Matrix.wrap(1, 1, new float[] {Float.NaN}).repeat(latents.rows());
        default -> samples;
      };
    }

    @Override
    public Matrix latentNoise(Matrix noise) {
      float[] values = noise.requireColumns(means.columns(), "noise").values().clone();
      for (int i = 0; i < values.length; i++) {
        values[i] *= fault == Fault.SCALES_ITS_NOISE ? 2 : 1;
        values[i] += fault == Fault.SHIFTS_ITS_NOISE ? 0.1f * values[i] * values[i] - 0.1f : 0;
      }
      return Matrix.wrap(noise.rows(), noise.columns(), values);
    }

    private Matrix shifted(Matrix rows, int sign) {
      if (fault != Fault.TAKES_ANY_WIDTH) {
        rows.requireColumns(means.columns(), "rows");
      }
      float[] values = rows.values().clone();
      for (int i = 0; i < values.length; i++) {
        int column = Math.min(i % rows.columns(), means.columns() - 1);
        values[i] += sign * means.get(0, column) + broken(rows);
      }
      return Matrix.wrap(rows.rows(), rows.columns(), values);
    }

    /** Exchanges values number {@code one} and {@code other} of each group of a row. */
    private static Matrix exchanged(Matrix rows, int group, int one, int other) {
      float[] values = rows.values().clone();
      for (int i = 0; i < values.length; i++) {
        int place = i % rows.columns() % group;
        if (place == one && i + other - one < values.length) {
          values[i] = rows.values()[i + other - one];
        } else if (place == other) {
          values[i] = rows.values()[i + one - other];
        }
      }
      return Matrix.wrap(rows.rows(), rows.columns(), values);
    }

    private static Matrix negative(Matrix rows) {
      float[] values = rows.values().clone();
      for (int i = 0; i < values.length; i++) {
        values[i] = -values[i];
      }
      return Matrix.wrap(rows.rows(), rows.columns(), values);
    }

    private float broken(Matrix rows) {
      return switch (fault) {
        case LEAKS_BETWEEN_ROWS -> 1e-4f * rows.values()[0];
        case DEPENDS_ON_THE_BATCH_SIZE -> 1e-4f * rows.rows();
        case KEEPS_STATE_OF_ONE_THREAD -> trainedHere.get() ? 0 : 1;
        default -> 0;
      };
    }

    @Override
    public Weights weights() {
      return fault == Fault.FORGETS_STATE_ON_SAVE
          ? Weights.builder().matrix("means", Matrix.zeros(1, means.columns())).build()
          : Weights.builder().matrix("means", means).build();
    }
  }

  private record Trainer(Fault fault, AtomicInteger trainings, Workers workers)
      implements EncoderTrainer {

    @Override
    public Shape latentShape(Shape samples) {
      if (samples.size() == 1 && fault == Fault.REFUSES_WITHOUT_A_REASON) {
        throw new IllegalArgumentException();
      }
      return Shape.vector(samples.size() + (fault == Fault.FORETELLS_ANOTHER_WIDTH ? 1 : 0));
    }

    @Override
    public boolean definesLatentNoise() {
      return true;
    }

    @Override
    public Encoder train(EncoderInput input, Training training) {
      Matrix values = input.samples().values();
      if (values.columns() == 1 && fault == Fault.FAILS_AT_ONE_VALUE) {
        throw new ArrayIndexOutOfBoundsException("no second value");
      }
      float[] means = new float[values.columns()];
      for (int i = 0; i < values.values().length; i++) {
        means[i % means.length] += values.values()[i] / values.rows();
      }
      means[0] += (float) shift(training);
      if (fault == Fault.WRITES_TO_ITS_TRAINING_DATA) {
        values.values()[0] = 0;
      }
      ThreadLocal<Boolean> here = ThreadLocal.withInitial(() -> false);
      here.set(true);
      return new Centred(fault, Matrix.ofRows(means), here);
    }

    private double shift(Training training) {
      return switch (fault) {
        case IGNORES_THE_SEED -> 1e-3 * trainings.getAndIncrement();
        case DEPENDS_ON_THREADS -> 1e-3 * workers.threads();
        case HAS_A_SEED_OF_ITS_OWN -> 1e-3 * new Random(42).nextGaussian();
        case DRAWS_IN_SECRET -> 1e-3 * training.noise().normal(0, 0, 0);
        case GOES_ON_WRONGLY -> {
          boolean goesOn = training.checkpoints().latest().isPresent();
          for (int step = 0; step < 3; step++) {
            training.checkpoints().offer(Weights::none);
          }
          yield goesOn ? 1e-3 : 0;
        }
        default -> 0;
      };
    }

    @Override
    public Encoder load(Weights weights) {
      return new Centred(fault, weights.matrix("means"), ThreadLocal.withInitial(() -> true));
    }
  }

  @ParameterizedClass
  @TestInstance(TestInstance.Lifecycle.PER_METHOD)
  @EnumSource(Fault.class)
  static final class Contract extends EncoderContract {

    private final Fault fault;
    private final AtomicInteger trainings = new AtomicInteger();

    Contract(Fault fault) {
      this.fault = fault;
    }

    @Override
    protected EncoderTrainer trainer() {
      return new Trainer(fault, trainings, ContractWorkers.SERIAL);
    }

    @Override
    protected Optional<EncoderTrainer> trainer(Workers workers) {
      return fault == Fault.DEPENDS_ON_THREADS
          ? Optional.of(new Trainer(fault, trainings, workers))
          : Optional.empty();
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
