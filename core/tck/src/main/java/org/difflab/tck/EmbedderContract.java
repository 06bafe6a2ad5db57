// SPDX-License-Identifier: Apache-2.0
package org.difflab.tck;

import java.util.List;
import java.util.Optional;
import org.difflab.spi.Embedder;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Samples;
import org.difflab.spi.TunableEmbedder;
import org.difflab.spi.training.Checkpoints;
import org.difflab.spi.training.EmbedderInput;
import org.difflab.spi.training.EmbedderTrainer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The rules of an {@link Embedder} and its trainer.
 *
 * @since 0.1
 */
@ExtendWith(ComponentExceptions.class)
public abstract class EmbedderContract {

  private static final List<String> PROMPTS = ContractData.PROMPTS;
  private static final String UNKNOWN = "lefty";

  /** The prompts that an embedder accepts. */
  protected enum Vocabulary {
    /** The prompts it was trained on; it refuses all others. */
    CLOSED,
    /** Any text. */
    OPEN
  }

  /** Returns the trainer to be tested. */
  protected abstract EmbedderTrainer trainer();

  /** Returns which prompts it accepts (rule M6). */
  protected Vocabulary vocabulary() {
    return Vocabulary.CLOSED;
  }

  /** Returns whether what it trains depends on the seed (rule M10). */
  protected TrainingRandomness randomness() {
    return TrainingRandomness.SEEDED;
  }

  private static Embedder trained(EmbedderTrainer trainer, Samples samples) {
    return trainer.train(new EmbedderInput(PROMPTS, samples), Rules.training(Checkpoints.NONE));
  }

  private static Embedder trained(EmbedderTrainer trainer) {
    return trained(trainer, ContractData.samples(200, 6));
  }

  private static void requireSame(
      Rule rule, Optional<Matrix> due, Optional<Matrix> found, String what) {
    rule.requireEqual(due.isPresent(), found.isPresent(), "that " + what + " is there");
    due.ifPresent(row -> rule.requireSame(row, found.orElseThrow(), what));
  }

  @Test
  @DisplayName("M1: the same seed and data give the same bits")
  void sameSeedSameBits() {
    Rule rule = new Rule("M1", "Draw every random number from Training.noise()");
    Embedder one = trained(trainer());
    Embedder two = trained(trainer());
    rule.requireSame(one.embed(PROMPTS), two.embed(PROMPTS), "conditions of a second training");
    requireSame(rule, one.unconditional(), two.unconditional(), "the condition for \"no prompt\"");
  }

  @Test
  @DisplayName("M2: an embedder restored from its weights gives the same bits")
  void savedAndLoadedSameBits() {
    Rule rule = new Rule("M2", "Put all that embed uses into weights(), and read it in load");
    Embedder embedder = trained(trainer());
    Embedder loaded = trainer().load(embedder.weights());
    rule.requireEqual(embedder.width(), loaded.width(), "width() of the embedder loaded");
    rule.requireSame(
        embedder.embed(PROMPTS), loaded.embed(PROMPTS), "conditions of the embedder loaded");
    requireSame(
        rule,
        embedder.unconditional(),
        loaded.unconditional(),
        "the condition for \"no prompt\" of the embedder loaded");
  }

  @Test
  @DisplayName("M3: each prompt has its own condition, independent of the prompts embedded with it")
  void promptsAreToldApart() {
    Rule rule = new Rule("M3", "Row i of embed must depend on prompt i, and on it alone");
    Embedder embedder = trained(trainer());
    Matrix both = embedder.embed(PROMPTS);
    Matrix first = embedder.embed(PROMPTS.subList(0, 1));
    Matrix second = embedder.embed(PROMPTS.subList(1, 2));
    rule.require(!first.equals(second), "two prompts have one condition");
    rule.requireSame(both, Matrix.stack(List.of(first, second)), "prompts embedded one by one");
    Matrix again = embedder.embed(List.of(PROMPTS.get(1), PROMPTS.get(0)));
    rule.requireSame(
        Matrix.stack(List.of(second, first)), again, "prompts embedded in another order");
  }

  @Test
  @DisplayName(
      "M4: the width and the condition for \"no prompt\" are those that the trainer stated before"
          + " training")
  void sizesAreAsDeclared() {
    Rule rule =
        new Rule(
            "M4",
            "The trainer must state before training the width and whether there is a condition for"
                + " \"no prompt\"");
    EmbedderTrainer trainer = trainer();
    Embedder embedder = trained(trainer);
    rule.requireEqual(trainer.width(PROMPTS), embedder.width(), "width() once trained");
    rule.requireFinite(PROMPTS.size(), embedder.width(), embedder.embed(PROMPTS), "the conditions");
    rule.requireEqual(
        trainer.hasUnconditional(),
        embedder.unconditional().isPresent(),
        "that there is a condition for \"no prompt\"");
  }

  @Test
  @DisplayName("M5: the condition for \"no prompt\" is one finite row that no prompt has")
  void unconditionalIsItsOwn() {
    Rule rule = new Rule("M5", "Keep a row free for \"no prompt\", or return nothing");
    Embedder embedder = trained(trainer());
    embedder
        .unconditional()
        .ifPresent(
            row -> {
              rule.requireFinite(1, embedder.width(), row, "the condition for \"no prompt\"");
              for (String prompt : PROMPTS) {
                rule.require(
                    !row.equals(embedder.embed(List.of(prompt))),
                    "the condition for \"no prompt\" is that of '" + prompt + "'");
              }
            });
  }

  @Test
  @DisplayName(
      "M6: an unknown prompt is refused by a message that names it and a known one, or embedded"
          + " where any text is")
  void unknownPromptRefused() {
    Embedder embedder = trained(trainer());
    if (vocabulary() == Vocabulary.OPEN) {
      Rule rule =
          new Rule(
              "M6",
              "An embedder whose vocabulary() is OPEN must embed any text; override vocabulary() to"
                  + " return Vocabulary.CLOSED if it does not");
      Matrix row;
      try {
        row = embedder.embed(List.of(UNKNOWN));
      } catch (RuntimeException e) {
        throw rule.brokenBy("the prompt '" + UNKNOWN + "' ends in " + e, e);
      }
      rule.requireFinite(1, embedder.width(), row, "the condition of '" + UNKNOWN + "'");
      return;
    }
    Rule rule =
        new Rule(
            "M6",
            "Name the prompt and the known ones, so that a typing error is noticed; if it takes any"
                + " text, override vocabulary() to return Vocabulary.OPEN");
    requireUnknownRefused(rule, embedder);
  }

  private static void requireUnknownRefused(Rule rule, Embedder embedder) {
    try {
      embedder.embed(List.of(UNKNOWN));
    } catch (InputException e) {
      rule.requireMessage(e, "the prompt '" + UNKNOWN + "'");
      String rest = e.getMessage().replace(UNKNOWN, "");
      rule.require(
          !rest.equals(e.getMessage()) && PROMPTS.stream().anyMatch(rest::contains),
          "the message for the prompt '" + UNKNOWN + "' is \"" + e.getMessage() + "\"");
      return;
    } catch (RuntimeException e) {
      throw rule.brokenBy(
          "the prompt '" + UNKNOWN + "' ends in " + e + ", where an InputException is due", e);
    }
    throw rule.brokenBy("the prompt '" + UNKNOWN + "', unknown in training, is embedded");
  }

  @Test
  @DisplayName("M7: the conditions of an embedder that can be tuned are the rows of its vectors")
  void conditionsAreRowsOfVectors() {
    if (trained(trainer()) instanceof TunableEmbedder embedder) {
      Rule rule = new Rule("M7", "embed(prompts) must be vectors().select(rows(prompts))");
      requireConsistent(rule, embedder);
      rule.requireRefused(
          InputException.class,
          "the row of the unknown prompt '" + UNKNOWN + "'",
          () -> embedder.rows(List.of(UNKNOWN)));
    }
  }

  private static void requireConsistent(Rule rule, TunableEmbedder embedder) {
    Matrix vectors = embedder.vectors();
    int last = PROMPTS.size();
    int rows = embedder.unconditional().isPresent() ? last + 1 : last;
    rule.requireFinite(rows, embedder.width(), vectors, "vectors()");
    List<String> mixed = List.of(PROMPTS.get(1), PROMPTS.get(0), PROMPTS.get(1));
    rule.requireSame(
        vectors.select(embedder.rows(mixed)), embedder.embed(mixed), "conditions beside vectors");
    embedder
        .unconditional()
        .ifPresent(
            row ->
                rule.requireSame(
                    vectors.slice(last, last + 1), row, "the condition for \"no prompt\""));
  }

  @Test
  @DisplayName(
      "M8: an embedder can be given other vectors of the same size, and is saved with them; the"
          + " original is unchanged")
  void takesOtherVectors() {
    EmbedderTrainer trainer = trainer();
    if (trained(trainer) instanceof TunableEmbedder embedder) {
      Rule rule = new Rule("M8", "withVectors returns an embedder of those vectors, a new one");
      Matrix own = Rules.copy(embedder.vectors());
      Matrix conditions = Rules.copy(embedder.embed(PROMPTS));
      float[] values = own.values().clone();
      for (int i = 0; i < values.length; i++) {
        values[i] = 2 * values[i] + i;
      }
      Matrix other = Matrix.wrap(own.rows(), own.columns(), values);
      TunableEmbedder tuned = embedder.withVectors(other);
      rule.requireSame(other, tuned.vectors(), "vectors() of the new embedder");
      requireConsistent(rule, tuned);
      rule.requireSame(
          tuned.embed(PROMPTS),
          trainer.load(tuned.weights()).embed(PROMPTS),
          "conditions of the new embedder, loaded");
      rule.requireSame(own, embedder.vectors(), "vectors() of the original embedder");
      rule.requireSame(
          conditions, tuned.withVectors(own).embed(PROMPTS), "conditions with its own vectors");
      rule.requireRefused(
          IllegalArgumentException.class,
          "another number of vectors",
          () -> embedder.withVectors(Matrix.zeros(own.rows() + 1, own.columns())));
      rule.requireRefused(
          IllegalArgumentException.class,
          "vectors of another width",
          () -> embedder.withVectors(Matrix.zeros(own.rows(), own.columns() + 1)));
    }
  }

  @Test
  @DisplayName("M9: the samples it is trained on are left untouched")
  void inputsUntouched() {
    Rule rule = new Rule("M9", "Write to an array of your own, never to Matrix.values()");
    Samples given = ContractData.samples(200, 6);
    trained(trainer(), given);
    rule.requireSame(
        ContractData.samples(200, 6).values(),
        given.values(),
        "latents given to train are changed");
  }

  @Test
  @DisplayName("M10: another seed changes what is trained, unless training draws nothing")
  void seedCounts() {
    EmbedderInput input = new EmbedderInput(PROMPTS, ContractData.samples(200, 6));
    Embedder other = trainer().train(input, Rules.trainingWithAnotherSeed());
    Rules.seedCounts("M10", randomness(), outputs(trained(trainer())), outputs(other));
  }

  private static List<Matrix> outputs(Embedder embedder) {
    return List.of(
        embedder.embed(PROMPTS), embedder.unconditional().orElseGet(() -> Matrix.zeros(0, 1)));
  }
}
