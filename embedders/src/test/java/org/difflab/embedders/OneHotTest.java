// SPDX-License-Identifier: Apache-2.0
package org.difflab.embedders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import org.difflab.files.text.PromptText;
import org.difflab.spi.Embedder;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.Progress;
import org.difflab.spi.Samples;
import org.difflab.spi.Weights;
import org.difflab.spi.plugin.Component;
import org.difflab.spi.plugin.Plugin;
import org.difflab.spi.training.EmbedderInput;
import org.difflab.spi.training.Training;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OneHotTest {

  private static final List<String> ANIMALS = List.of("cat", "dog", "horse");

  private static OneHotTrainer trainer(boolean dropFirst) {
    return new OneHotTrainer(new OneHotTrainer.Options(dropFirst));
  }

  private static Embedder trained(boolean dropFirst, List<String> vocabulary) {
    EmbedderInput input = new EmbedderInput(vocabulary, Samples.none(3));
    return trainer(dropFirst).train(input, new Training(Noise.of(1, "test"), Progress.SILENT));
  }

  @Test
  void columnsStandInTheOrderOfTheVocabulary() {
    Embedder embedder = trained(false, ANIMALS);
    assertEquals(3, embedder.width());
    assertEquals(
        Matrix.ofRows(new float[] {0, 0, 1}, new float[] {1, 0, 0}, new float[] {0, 1, 0}),
        embedder.embed(List.of("horse", "cat", "dog")));
    assertEquals(Optional.of(Matrix.zeros(1, 3)), embedder.unconditional());
    assertTrue(trainer(false).hasUnconditional());
  }

  @Test
  void aDroppedFirstPromptIsTheRowOfZeros() {
    Embedder embedder = trained(true, ANIMALS);
    assertEquals(
        Matrix.ofRows(new float[] {0, 0}, new float[] {1, 0}, new float[] {0, 1}),
        embedder.embed(ANIMALS));
    assertEquals(Optional.empty(), embedder.unconditional());
    assertFalse(trainer(true).hasUnconditional());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 10, 26, 100})
  void everyRowHasOneOneWhateverTheVocabulary(int size) {
    List<String> vocabulary = IntStream.range(0, size).mapToObj(i -> "prompt " + i).toList();
    Matrix rows = trained(false, vocabulary).embed(vocabulary);
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        assertEquals(row == column ? 1 : 0, rows.get(row, column));
      }
    }
    Matrix dropped = trained(true, vocabulary).embed(vocabulary);
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size - 1; column++) {
        assertEquals(rows.get(row, column + 1), dropped.get(row, column));
      }
    }
  }

  @Test
  void noPromptsMakeNoRows() {
    assertEquals(Matrix.zeros(0, 3), trained(false, ANIMALS).embed(List.of()));
  }

  @ParameterizedTest
  @CsvSource({"hors,horse", "DOG,dog", "' cat ',cat", "hose,horse", "xyz,cat"})
  void anUnknownPromptIsToldTheNearest(String prompt, String nearest) {
    InputException thrown =
        assertThrows(InputException.class, () -> trained(false, ANIMALS).embed(List.of(prompt)));
    assertEquals(
        "prompt '"
            + prompt
            + "' is unknown; did you mean '"
            + nearest
            + "'? There are 'cat', 'dog', 'horse'",
        thrown.getMessage());
  }

  @Test
  void promptsOfSeveralLinesAreNamedInOne() {
    InputException thrown =
        assertThrows(
            InputException.class,
            () -> trained(false, List.of("a\nb", "c\\d")).embed(List.of("a\r\u2028b")));
    assertEquals(
        "prompt 'a\\r\\u2028b' is unknown; did you mean 'a\\nb'? There are 'a\\nb', 'c\\\\d'",
        thrown.getMessage());
    for (int character = 0; character <= 0xFFFF; character++) {
      String prompt = "a" + (char) character + "b";
      assertEquals(PromptText.inOneLine(prompt), UnknownPrompt.inOneLine(prompt));
    }
    assertEquals("\uD83D\uDE00", UnknownPrompt.inOneLine("\uD83D\uDE00"));
  }

  @Test
  void aLongVocabularyIsShortened() {
    List<String> vocabulary = IntStream.range(0, 100).mapToObj(Integer::toString).toList();
    String message =
        assertThrows(InputException.class, () -> trained(false, vocabulary).embed(List.of("100")))
            .getMessage();
    assertTrue(message.endsWith("'28', '29' and 70 more"), message);
  }

  @Test
  void aVocabularyThatLeavesNoColumnIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> trainer(false).width(List.of()));
    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> trainer(true).width(List.of("cat")));
    assertEquals(
        "one-hot: drop-first needs at least 2 prompts, found 1; leave it out", thrown.getMessage());
  }

  @Test
  void damagedWeightsAreRefused() {
    assertThrows(InputException.class, () -> trainer(false).load(Weights.none()));
    Weights empty = Weights.builder().integer("count", 0).build();
    assertThrows(InputException.class, () -> trainer(false).load(empty));
    Weights missing = Weights.builder().integer("count", 2).text("prompt-0", "cat").build();
    assertThrows(InputException.class, () -> trainer(false).load(missing));
  }

  @Test
  void thePlugInIsFound() {
    List<String> names =
        ServiceLoader.load(Plugin.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(EmbeddersPlugin.class::isInstance)
            .flatMap(plugin -> plugin.components().stream())
            .map(Component::name)
            .toList();
    assertEquals(List.of("one-hot", "learned"), names);
  }
}
