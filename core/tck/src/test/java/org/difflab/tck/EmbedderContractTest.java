// SPDX-License-Identifier: Apache-2.0
package org.difflab.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.difflab.spi.Embedder;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.TunableEmbedder;
import org.difflab.spi.Weights;
import org.difflab.spi.training.EmbedderInput;
import org.difflab.spi.training.EmbedderTrainer;
import org.difflab.spi.training.Training;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Each rule of an embedder catches what breaks it, and leaves the rest alone. */
class EmbedderContractTest {

  /** How an embedder is broken. */
  enum Fault implements Broken {
    NONE,
    IGNORES_THE_SEED("M1", "M10"),
    FORGETS_STATE_ON_SAVE("M2", "M8"),
    LOSES_NO_PROMPT_ON_SAVE("M2"),
    TAKES_PROMPTS_FOR_ONE("M3"),
    DEPENDS_ON_THE_OTHER_PROMPTS("M3", "M5", "M7", "M8"),
    FORETELLS_ANOTHER_WIDTH("M4"),
    FORETELLS_NO_PROMPT("M4"),
    TAKES_A_PROMPT_FOR_NONE("M5", "M7", "M8"),
    HAS_NAN_FOR_NO_PROMPT("M5", "M7", "M8"),
    EMBEDS_UNKNOWN_PROMPTS("M6", "M7"),
    REFUSES_UNKNOWN_PROMPTS_WITHOUT_WORDS("M6"),
    SAYS_ITS_VOCABULARY_IS_OPEN("M6"),
    HAS_VECTORS_OF_ITS_OWN("M7", "M8"),
    KEEPS_ITS_OLD_VECTORS("M8"),
    CHANGES_ITSELF("M8"),
    WRITES_TO_ITS_TRAINING_DATA("M9"),
    HAS_A_SEED_OF_ITS_OWN("M10"),
    DRAWS_IN_SECRET("M10");

    private final String rules;

    Fault(String... rules) {
      this.rules = String.join(" ", rules);
    }

    @Override
    public String breaks() {
      return rules;
    }
  }

  /** Looks prompts up; the last row is for "no prompt". */
  private record Table(Fault fault, List<String> prompts, Matrix own, boolean free)
      implements TunableEmbedder {

    @Override
    public int width() {
      return own.columns();
    }

    @Override
    public Matrix vectors() {
      return fault == Fault.HAS_VECTORS_OF_ITS_OWN ? Matrix.zeros(own.rows(), own.columns()) : own;
    }

    @Override
    public int[] rows(List<String> asked) {
      return asked.stream().mapToInt(this::row).toArray();
    }

    private int row(String prompt) {
      int row = prompts.indexOf(prompt);
      if (row >= 0) {
        return fault == Fault.TAKES_PROMPTS_FOR_ONE ? 0 : row;
      }
      return switch (fault) {
        case EMBEDS_UNKNOWN_PROMPTS -> 0;
        case REFUSES_UNKNOWN_PROMPTS_WITHOUT_WORDS -> throw new InputException("unknown");
        default ->
            throw new InputException("prompt '" + prompt + "' is unknown; known: " + prompts);
      };
    }

    @Override
    public Matrix embed(List<String> asked) {
      Matrix rows = own.select(rows(asked));
      if (fault != Fault.DEPENDS_ON_THE_OTHER_PROMPTS) {
        return rows;
      }
      float[] values = rows.values().clone();
      values[0] += asked.size();
      return Matrix.wrap(rows.rows(), rows.columns(), values);
    }

    @Override
    public Optional<Matrix> unconditional() {
      int row = fault == Fault.TAKES_A_PROMPT_FOR_NONE ? 0 : own.rows() - 1;
      return free ? Optional.of(own.slice(row, row + 1)) : Optional.empty();
    }

    @Override
    public TunableEmbedder withVectors(Matrix vectors) {
      if (vectors.rows() != own.rows() || vectors.columns() != own.columns()) {
        throw new IllegalArgumentException("vectors of another size");
      }
      if (fault == Fault.CHANGES_ITSELF) {
        System.arraycopy(vectors.values(), 0, own.values(), 0, own.values().length);
        return this;
      }
      return fault == Fault.KEEPS_ITS_OLD_VECTORS ? this : new Table(fault, prompts, vectors, free);
    }

    @Override
    public Weights weights() {
      Matrix saved =
          fault == Fault.FORGETS_STATE_ON_SAVE ? Matrix.zeros(own.rows(), own.columns()) : own;
      return Weights.builder()
          .matrix("table", saved)
          .text("prompts", String.join("\n", prompts))
          .build();
    }
  }

  private record Trainer(Fault fault, AtomicInteger trainings) implements EmbedderTrainer {

    @Override
    public int width(List<String> vocabulary) {
      return fault == Fault.FORETELLS_ANOTHER_WIDTH ? 3 : 2;
    }

    @Override
    public boolean hasUnconditional() {
      return fault != Fault.FORETELLS_NO_PROMPT;
    }

    @Override
    public Embedder train(EmbedderInput input, Training training) {
      List<float[]> rows = new ArrayList<>();
      for (int i = 0; i <= input.vocabulary().size(); i++) {
        rows.add(new float[] {i, 1});
      }
      if (fault == Fault.IGNORES_THE_SEED) {
        rows.get(0)[1] = 1 + trainings.getAndIncrement();
      }
      if (fault == Fault.HAS_A_SEED_OF_ITS_OWN) {
        rows.get(0)[1] += new Random(42).nextFloat();
      }
      if (fault == Fault.DRAWS_IN_SECRET) {
        rows.get(0)[1] += (float) training.noise().uniform(0, 0, 0);
      }
      if (fault == Fault.HAS_NAN_FOR_NO_PROMPT) {
        rows.get(rows.size() - 1)[0] = Float.NaN;
      }
      if (fault == Fault.WRITES_TO_ITS_TRAINING_DATA) {
        input.latents().values().values()[0] = 0;
      }
      return new Table(
          fault, input.vocabulary(), Matrix.ofRows(rows.toArray(float[][]::new)), true);
    }

    @Override
    public Embedder load(Weights weights) {
      return new Table(
          fault,
          List.of(weights.text("prompts").split("\n")),
          weights.matrix("table"),
          fault != Fault.LOSES_NO_PROMPT_ON_SAVE);
    }
  }

  @ParameterizedClass
  @EnumSource(Fault.class)
  static final class Contract extends EmbedderContract {

    private final Fault fault;
    private final AtomicInteger trainings = new AtomicInteger();

    Contract(Fault fault) {
      this.fault = fault;
    }

    @Override
    protected EmbedderTrainer trainer() {
      return new Trainer(fault, trainings);
    }

    @Override
    protected TrainingRandomness randomness() {
      return fault == Fault.HAS_A_SEED_OF_ITS_OWN ? super.randomness() : TrainingRandomness.NONE;
    }

    @Override
    protected Vocabulary vocabulary() {
      return fault == Fault.SAYS_ITS_VOCABULARY_IS_OPEN ? Vocabulary.OPEN : Vocabulary.CLOSED;
    }
  }

  @Test
  void everyFaultIsCaughtByItsRule() {
    ContractRun.catchesEach(Contract.class, Fault.values());
  }
}
