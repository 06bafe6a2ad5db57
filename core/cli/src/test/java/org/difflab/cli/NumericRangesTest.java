// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.difflab.files.yaml.NumberRange;
import org.difflab.files.yaml.Problem;
import org.difflab.files.yaml.Problems;
import org.difflab.files.yaml.YamlReader;
import org.difflab.registry.Kind;
import org.difflab.registry.OptionDescription;
import org.difflab.registry.OptionType;
import org.difflab.registry.PartReader;
import org.difflab.registry.RegisteredComponent;
import org.difflab.registry.Registry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every number that can be written in a file has a range, outside of which it is refused. */
class NumericRangesTest {

  private static final Registry REGISTRY = Registry.onClassPath();

  /** Numbers that no option takes. */
  private static final List<String> NEVER =
      List.of(".nan", ".inf", "-.inf", "NaN", "1e400", "-1e400", "1e300", "-1e300");

  @TempDir Path folder;

  /**
   * An option of a component.
   *
   * @param path the names of the groups that it lies in and its own
   */
  private record Numeric(
      RegisteredComponent<?> component, List<String> path, OptionDescription option) {

    String name() {
      return String.join(".", path);
    }

    /** Returns the component with this option alone, set to a value. */
    String choice(String value) {
      String text = value;
      OptionType type = option.type();
      while (type instanceof OptionType.Several several) {
        text = "[" + text + "]";
        type = several.item();
      }
      for (int i = path.size() - 1; i > 0; i--) {
        text = "{" + path.get(i) + ": " + text + "}";
      }
      return "{type: " + component.component().name() + ", " + path.get(0) + ": " + text + "}";
    }

    @Override
    public String toString() {
      return name() + " of " + component.words();
    }
  }

  static Stream<Numeric> options() {
    return Stream.of(Kind.values())
        .flatMap(kind -> REGISTRY.all(kind).stream())
        .flatMap(component -> within(component, List.of(), component.options()));
  }

  private static Stream<Numeric> within(
      RegisteredComponent<?> component, List<String> groups, List<OptionDescription> options) {
    return options.stream()
        .flatMap(
            option -> {
              List<String> path = new ArrayList<>(groups);
              path.add(option.name());
              Stream<Numeric> nested = within(component, path, option.nestedOptions());
              return option.isNumeric()
                  ? Stream.concat(Stream.of(new Numeric(component, path, option)), nested)
                  : nested;
            });
  }

  private static List<String> problems(Numeric numeric, String value) {
    Problems problems = new Problems("file");
    new YamlReader(problems)
        .read(numeric.choice(value))
        .ifPresent(
            node ->
                new PartReader(REGISTRY, problems, PartReader.AS_WRITTEN)
                    .read(numeric.component().kind(), node));
    return problems.sorted().stream()
        .map(Problem::message)
        .filter(message -> message.contains("option '" + numeric.name() + "' of "))
        .toList();
  }

  private static OptionType.Simple type(Numeric numeric) {
    OptionType type = numeric.option().type();
    while (!(type instanceof OptionType.Simple)) {
      type =
          type instanceof OptionType.Several several
              ? several.item()
              : ((OptionType.Maybe) type).value();
    }
    return (OptionType.Simple) type;
  }

  @ParameterizedTest
  @MethodSource("options")
  void everyNumberHasARangeAndIsRefusedOutsideOfIt(Numeric numeric) {
    NumberRange range = numeric.option().range();
    OptionType.Simple type = type(numeric);
    boolean isSeed = type == OptionType.Simple.LONG && numeric.option().name().equals("seed");
    assertTrue(isSeed || range.isBoundedBelow(), numeric + " has no lower bound");
    assertTrue(
        isSeed || type == OptionType.Simple.INT || range.isBoundedAbove(),
        numeric + " has no upper bound");
    List<String> outside = new ArrayList<>(NEVER);
    switch (type) {
      case INT -> {
        outside.add(Long.toString(Math.max(range.leastWhole(), Integer.MIN_VALUE) - 1));
        outside.add(Long.toString(Math.min(range.greatestWhole(), Integer.MAX_VALUE) + 1));
        outside.add("2147483648");
      }
      case LONG -> {
        outside.add("9223372036854775808");
        outside.add("-9223372036854775809");
      }
      case DURATION -> {
        outside.add("-1s");
        outside.add("0s");
        outside.add("9999999999h");
      }
      default -> {
        outside.add(range.above() > range.min() ? decimal(range.above()) : below(range.min()));
        outside.add(range.below() < range.max() ? decimal(range.below()) : above(range.max()));
      }
    }
    for (String value : outside) {
      List<String> problems = problems(numeric, value);
      assertEquals(1, problems.size(), numeric + ": " + value + " is not refused: " + problems);
      assertTrue(problems.get(0).contains(value), problems.get(0));
    }
  }

  private static String below(double bound) {
    return decimal(bound == 0 ? -1e-9 : bound - Math.abs(bound) * 1e-3);
  }

  private static String above(double bound) {
    return decimal(bound == 0 ? 1e-9 : bound + Math.abs(bound) * 1e-3);
  }

  private static String decimal(double number) {
    return Double.toString(number);
  }

  /** The ends of ranges that belong to them are taken. */
  @ParameterizedTest
  @MethodSource("options")
  void theEndsOfARangeAreTaken(Numeric numeric) {
    NumberRange range = numeric.option().range();
    List<String> ends = new ArrayList<>();
    if (type(numeric) == OptionType.Simple.INT) {
      ends.add(Long.toString(Math.max(range.leastWhole(), Integer.MIN_VALUE)));
      ends.add(Long.toString(Math.min(range.greatestWhole(), Integer.MAX_VALUE)));
    } else if (type(numeric) == OptionType.Simple.DOUBLE) {
      if (range.min() > range.above()) {
        ends.add(decimal(range.min()));
      }
      if (range.max() < range.below()) {
        ends.add(decimal(range.max()));
      }
    }
    for (String end : ends) {
      assertEquals(
          List.of(),
          problems(numeric, end).stream().filter(problem -> problem.contains(" must be ")).toList(),
          numeric + ": " + end);
    }
  }

  private Optional<String> complaint(String experiment) throws IOException {
    Path file = Files.writeString(folder.resolve("numbers.yaml"), experiment);
    CommandLineRun check = CommandLineRun.of("check", file);
    return check.exitCode() == 0 ? Optional.empty() : Optional.of(check.errors());
  }

  @ParameterizedTest
  @CsvSource({"1, true", "1e-9, true", "0, false", "-1, false", "1e300, false", ".nan, false"})
  void gradientsAreClippedToALengthAboveZero(String clip, boolean allowed) throws IOException {
    Optional<String> complaint =
        complaint(
            """
            dataset: {type: gaussian, train: 400, test: 100, dimensions: 3}
            pipelines: {a: {denoiser: {type: mlp, hidden: [32], training: {steps: 5, clip: %s}}}}
            """
                .formatted(clip));
    assertEquals(allowed, complaint.isEmpty(), complaint.toString());
    assertTrue(
        allowed
            || complaint
                .get()
                .contains(
                    "option 'training.clip' of denoiser 'mlp' must be a number"
                        + " above 0 and at most 1000000000, found"),
        complaint.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "samples: 2147483647 | samples must be a whole number from 0 to 10000000",
        "samples: -1 | samples must be a whole number",
        "samples: 1e3 | samples must be a whole number",
        "seeds: 0 | seeds must be a whole number from 1 to 1000",
        "seeds: [1.5] | a seed must be a whole number",
        "picture: {count: 0} | count must be a whole number from 1 to 100"
      })
  void numbersOfAnExperimentHaveRanges(String key, String message) throws IOException {
    Optional<String> complaint =
        complaint("dataset: gaussian\npipelines: {a: {denoiser: wiener}}\n" + key + "\n");
    assertTrue(complaint.isPresent() && complaint.get().contains(message), complaint.toString());
  }

  @Test
  void sizesThatAreTooLargeTogetherNameAnOption() throws IOException {
    String layers =
        complaint(
                """
                dataset: {type: gaussian, train: 100, dimensions: 1000}
                pipelines:
                  a: {denoiser: {type: mlp, hidden: [16384, 16384], training: {steps: 1}}}
                metrics: [{type: sliced-wasserstein, projections: 100000}]
                """)
            .orElse("");
    assertEquals("", layers, "a billion weights fit into a matrix");
    String samples =
        complaint(
                """
                dataset: {type: gaussian, train: 100, dimensions: 1000}
                pipelines: {a: {denoiser: wiener}}
                samples: 10000000
                """)
            .orElse("");
    assertTrue(samples.contains("samples is too large: 10000000 rows of 1000 values"), samples);
  }
}
