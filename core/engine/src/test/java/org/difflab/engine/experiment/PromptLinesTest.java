// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.difflab.spi.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromptLinesTest {

  @TempDir private Path folder;

  private List<String> roundTrip(List<String> prompts) throws IOException {
    Path file = folder.resolve("prompts.txt");
    PromptLines.write(file, prompts);
    String text = Files.readString(file, StandardCharsets.UTF_8);
    assertEquals(prompts.size(), text.chars().filter(character -> character == '\n').count());
    assertTrue(
        text.chars()
            .noneMatch(
                character ->
                    character != '\n'
                        && (Character.isISOControl(character)
                            || character == 0x2028
                            || character == 0x2029)));
    return PromptLines.read(file);
  }

  @Test
  void plainPromptsStandAsTheyAre() throws IOException {
    List<String> prompts = List.of("7", "a cat", " blanks ", "日本", "😀", "7");
    assertEquals(prompts, roundTrip(prompts));
    assertEquals(
        String.join("\n", prompts) + "\n", Files.readString(folder.resolve("prompts.txt")));
  }

  @Test
  void everyLineSeparatorReadsBack() throws IOException {
    List<String> prompts = new ArrayList<>();
    for (String separator :
        List.of("\n", "\r", "\r\n", "\u0085", "\u2028", "\u2029", "\u000b", "\f", "\u001e", "\0")) {
      prompts.add("two" + separator + "lines");
      prompts.add(separator);
    }
    prompts.add("C:\\new\\u0041");
    prompts.add("\\");
    prompts.add("\ud800 alone");
    prompts.add("");
    assertEquals(prompts, roundTrip(prompts));
  }

  @Test
  void anyTextReadsBack() throws IOException {
    Random random = new Random(3);
    List<String> prompts = new ArrayList<>();
    for (int count = 0; count < 500; count++) {
      StringBuilder prompt = new StringBuilder();
      for (int length = random.nextInt(8); length > 0; length--) {
        prompt.append(
            random.nextBoolean()
                ? "\\nrtu0\n\r\t\u0085\u2028".charAt(random.nextInt(11))
                : (char) random.nextInt(1 << 16));
      }
      prompts.add(prompt.toString());
    }
    assertEquals(prompts, roundTrip(prompts));
  }

  @Test
  void anUnknownEscapeIsNamedWithItsLine() throws IOException {
    Path file = Files.writeString(folder.resolve("prompts.txt"), "a\nb\\x\n");
    InputException problem = assertThrows(InputException.class, () -> PromptLines.read(file));
    assertTrue(problem.getMessage().startsWith(file + ":2: a backslash must be followed by"));
  }
}
