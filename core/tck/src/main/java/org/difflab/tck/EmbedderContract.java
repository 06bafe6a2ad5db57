package org.difflab.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.difflab.spi.Embedder;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.Progress;
import org.difflab.spi.training.EmbedderInput;
import org.difflab.spi.training.EmbedderTrainer;
import org.difflab.spi.training.Training;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The rules of an {@link Embedder} and its trainer. */
public abstract class EmbedderContract {

  private static final List<String> PROMPTS = ContractData.PROMPTS;

  /** Returns the trainer to be tested. */
  protected abstract EmbedderTrainer trainer();

  private static Embedder trained(EmbedderTrainer trainer) {
    Training training = new Training(Noise.of(7, "contract"), Progress.SILENT);
    return trainer.train(new EmbedderInput(PROMPTS, ContractData.samples(200, 6)), training);
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
}
