package org.difflab.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.difflab.spi.Embedder;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.TunableEmbedder;
import org.difflab.spi.training.Checkpoints;
import org.difflab.spi.training.EmbedderInput;
import org.difflab.spi.training.EmbedderTrainer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The rules of an {@link Embedder} and its trainer. */
public abstract class EmbedderContract {

  private static final List<String> PROMPTS = ContractData.PROMPTS;

  /** Returns the trainer to be tested. */
  protected abstract EmbedderTrainer trainer();

  private static Embedder trained(EmbedderTrainer trainer) {
    return trainer.train(
        new EmbedderInput(PROMPTS, ContractData.samples(200, 6)), Rules.training(Checkpoints.NONE));
  }

  @Test
  @DisplayName("M1: the same seed and data give the same bits")
  void sameSeedSameBits() {
    assertEquals(trained(trainer()).embed(PROMPTS), trained(trainer()).embed(PROMPTS), "M1");
  }

  @Test
  @DisplayName("M2: an embedder made again from its weights gives the same bits")
  void savedAndLoadedSameBits() {
    Embedder embedder = trained(trainer());
    Embedder loaded = trainer().load(embedder.weights());
    assertEquals(embedder.embed(PROMPTS), loaded.embed(PROMPTS), "M2");
    assertEquals(embedder.unconditional(), loaded.unconditional(), "M2: unconditional");
  }

  @Test
  @DisplayName("M3: each prompt has a condition of its own, whatever else is embedded with it")
  void promptsAreToldApart() {
    Embedder embedder = trained(trainer());
    Matrix both = embedder.embed(PROMPTS);
    Matrix first = embedder.embed(PROMPTS.subList(0, 1));
    Matrix second = embedder.embed(PROMPTS.subList(1, 2));
    assertNotEquals(first, second, "M3: two prompts have one condition");
    assertEquals(both, Matrix.stack(List.of(first, second)), "M3");
  }

  @Test
  @DisplayName(
      "M4: the width and the condition for \"no prompt\" are what the trainer said before training")
  void sizesAreForetold() {
    EmbedderTrainer trainer = trainer();
    Embedder embedder = trained(trainer);
    assertEquals(trainer.width(PROMPTS), embedder.width(), "M4: width");
    assertEquals(embedder.width(), embedder.embed(PROMPTS).columns(), "M4: columns");
    assertEquals(
        trainer.hasUnconditional(), embedder.unconditional().isPresent(), "M4: unconditional");
  }

  @Test
  @DisplayName("M5: the condition for \"no prompt\" is one finite row that no prompt has")
  void unconditionalIsItsOwn() {
    Embedder embedder = trained(trainer());
    embedder
        .unconditional()
        .ifPresent(
            row -> {
              assertEquals(1, row.rows(), "M5: rows");
              assertEquals(embedder.width(), row.columns(), "M5: columns");
              assertTrue(row.isFinite(), "M5: finite");
              for (String prompt : PROMPTS) {
                assertNotEquals(row, embedder.embed(List.of(prompt)), "M5: is that of " + prompt);
              }
            });
  }

  @Test
  @DisplayName("M6: an unknown prompt is refused by a message that names it and a known one")
  void unknownPromptRefused() {
    Embedder embedder = trained(trainer());
    InputException e =
        assertThrows(InputException.class, () -> embedder.embed(List.of("lefty")), "M6");
    assertTrue(
        e.getMessage().contains("lefty") && e.getMessage().contains("left"),
        "M6: " + e.getMessage());
  }

  @Test
  @DisplayName("M7: the conditions of an embedder that can be tuned are the rows of its vectors")
  void conditionsAreRowsOfVectors() {
    if (trained(trainer()) instanceof TunableEmbedder embedder) {
      requireConsistent("M7", embedder);
      assertThrows(InputException.class, () -> embedder.rows(List.of("lefty")), "M7: unknown");
    }
  }

  private static void requireConsistent(String rule, TunableEmbedder embedder) {
    Matrix vectors = embedder.vectors();
    int last = PROMPTS.size();
    int rows = embedder.unconditional().isPresent() ? last + 1 : last;
    assertEquals(rows, vectors.rows(), rule + ": rows");
    assertEquals(embedder.width(), vectors.columns(), rule + ": width");
    List<String> mixed = List.of(PROMPTS.get(1), PROMPTS.get(0), PROMPTS.get(1));
    assertEquals(vectors.select(embedder.rows(mixed)), embedder.embed(mixed), rule);
    embedder
        .unconditional()
        .ifPresent(row -> assertEquals(vectors.slice(last, last + 1), row, rule + ": no prompt"));
  }

  @Test
  @DisplayName(
      "M8: an embedder takes other vectors of the same size, is saved with them, and stays")
  void takesOtherVectors() {
    EmbedderTrainer trainer = trainer();
    if (trained(trainer) instanceof TunableEmbedder embedder) {
      Matrix own = embedder.vectors();
      float[] values = own.values().clone();
      for (int i = 0; i < values.length; i++) {
        values[i] = 2 * values[i] + i;
      }
      Matrix other = Matrix.wrap(own.rows(), own.columns(), values);
      TunableEmbedder tuned = embedder.withVectors(other);
      assertEquals(other, tuned.vectors(), "M8: vectors");
      requireConsistent("M8", tuned);
      assertEquals(
          tuned.embed(PROMPTS), trainer.load(tuned.weights()).embed(PROMPTS), "M8: loaded");
      assertEquals(own, embedder.vectors(), "M8: the embedder itself changed");
      assertEquals(embedder.embed(PROMPTS), tuned.withVectors(own).embed(PROMPTS), "M8: and back");
      assertThrows(
          IllegalArgumentException.class,
          () -> embedder.withVectors(Matrix.zeros(own.rows() + 1, own.columns())),
          "M8: another number of vectors");
      assertThrows(
          IllegalArgumentException.class,
          () -> embedder.withVectors(Matrix.zeros(own.rows(), own.columns() + 1)),
          "M8: another width");
    }
  }
}
