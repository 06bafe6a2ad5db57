// SPDX-License-Identifier: Apache-2.0
package org.difflab.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules in the documentation of the interfaces are those that the contracts test. */
class DocumentedRulesTest {

  private static final Path INTERFACES = Path.of("../spi/src/main/java/org/difflab/spi");
  private static final Pattern RULE = Pattern.compile("<li>([A-Z]\\d+): (.*?)(?=<li>|</ul>)");

  @ParameterizedTest
  @CsvSource({
    "DenoiserContract, Denoiser.java, D",
    "EncoderContract, Encoder.java, E",
    "EmbedderContract, Embedder.java, M",
    "ScheduleContract, Schedule.java, S",
    "SamplerContract, Sampler.java, W",
    "GuidanceContract, Guidance.java, G",
    "DatasetContract, Dataset.java, X",
    "MetricContract, Metric.java, Q",
    "PluginContract, plugin/Plugin.java, P"
  })
  void rulesAreDocumented(String contract, String file, String letter)
      throws IOException, ClassNotFoundException {
    Map<Integer, String> tested = tested(Class.forName("org.difflab.tck." + contract), letter);
    assertEquals(tested, documented(INTERFACES.resolve(file), letter));
    assertEquals(
        Stream.iterate(1, n -> n + 1).limit(tested.size()).toList(),
        tested.keySet().stream().toList(),
        "numbers leave no gap");
  }

  private static Map<Integer, String> tested(Class<?> contract, String letter) {
    Map<Integer, String> rules = new TreeMap<>();
    Arrays.stream(contract.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(DisplayName.class))
        .map(method -> method.getAnnotation(DisplayName.class).value())
        .forEach(name -> put(rules, name.split(": ", 2)[0], name.split(": ", 2)[1], letter));
    return rules;
  }

  private static Map<Integer, String> documented(Path file, String letter) throws IOException {
    String text =
        Files.readString(file)
            .replaceAll("\n\\s*\\*", "\n")
            .replaceAll("\\s+", " ")
            .replaceAll("\\{@code ([^}]*)}", "$1");
    Map<Integer, String> rules = new TreeMap<>();
    Matcher matcher = RULE.matcher(text);
    while (matcher.find()) {
      put(rules, matcher.group(1), matcher.group(2).strip(), letter);
    }
    return rules;
  }

  private static void put(Map<Integer, String> rules, String number, String text, String letter) {
    assertTrue(number.startsWith(letter), number);
    String before = rules.putIfAbsent(Integer.parseInt(number.substring(1)), text);
    assertEquals(null, before, number + " is there twice");
  }
}
