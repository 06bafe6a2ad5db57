// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.small;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.difflab.spi.plugin.Part;
import org.difflab.spi.training.DenoiserTrainer;

/** Random choices of components. */
public final class SmallParts {

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "null",
          "~",
          "true",
          "no",
          "1",
          "1e3",
          "0x1F",
          ".inf",
          "2024-01-01",
          "a: b",
          "a #b",
          "- a",
          "[a, b]",
          "{a: b}",
          "*a",
          "&a",
          "!a",
          "%a",
          "@a",
          "'",
          "\"",
          "\\",
          "a\nb",
          "a\n",
          "\ta",
          "ä",
          "日本",
          "😀",
          "<<",
          "=",
          "?",
          "|",
          ">",
          "a, b",
          "---",
          "...",
          " a ",
          "key:",
          "\u0007");

  private static final List<SmallOptions.Target> TARGETS = List.of(SmallOptions.Target.values());

  private SmallParts() {}

  /** Returns the seeds of a property test. */
  public static LongStream random() {
    return LongStream.range(0, 200);
  }

  /** Returns a denoiser with random options of every type, the same for the same seed. */
  public static Part<DenoiserTrainer> everything(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return new Part<>(
        DenoiserTrainer.class,
        "everything",
        new SmallOptions.Everything(
            random.nextInt(),
            random.nextLong(),
            number(random),
            random.nextBoolean(),
            text(random),
            target(random),
            Path.of("folder", "name " + random.nextInt(9)),
            leaf(random),
            random.nextBoolean() ? OptionalInt.of(random.nextInt()) : OptionalInt.empty(),
            random.nextBoolean() ? OptionalDouble.of(number(random)) : OptionalDouble.empty(),
            maybe(random, SmallParts::text),
            maybe(random, SmallParts::leaf),
            list(random, SmallParts::number),
            list(random, rows -> list(rows, SplittableRandom::nextInt)),
            list(random, SmallParts::target),
            list(random, SmallParts::leaf),
            maybe(random, texts -> list(texts, SmallParts::text)),
            span(random),
            new SmallOptions.Net(
                fit(random), maybe(random, SmallParts::fit), list(random, SmallParts::average))));
  }

  private static Duration span(SplittableRandom random) {
    return switch (random.nextInt(3)) {
      case 0 -> Duration.ofSeconds(random.nextLong(100_000));
      case 1 -> Duration.ofMillis(random.nextLong(100_000));
      default ->
          Duration.ofSeconds(random.nextLong() & Long.MAX_VALUE, random.nextInt(999_999_999));
    };
  }

  private static SmallOptions.Fit fit(SplittableRandom random) {
    return new SmallOptions.Fit(
        random.nextInt(100, 1000),
        random.nextInt(1, 100),
        maybe(random, SmallParts::span).filter(time -> time.toSeconds() > 0),
        average(random));
  }

  private static SmallOptions.Average average(SplittableRandom random) {
    return new SmallOptions.Average(random.nextDouble(), random.nextInt(100));
  }

  private static Part<DenoiserTrainer> leaf(SplittableRandom random) {
    return random.nextBoolean()
        ? new Part<>(
            DenoiserTrainer.class, "wiener", new SmallOptions.Wiener(Math.abs(number(random))))
        : new Part<>(DenoiserTrainer.class, "around", new SmallOptions.Around(leaf(random)));
  }

  private static double number(SplittableRandom random) {
    double bits = Double.longBitsToDouble(random.nextLong());
    return Double.isFinite(bits) ? bits : random.nextInt(100) / 10.0;
  }

  private static String text(SplittableRandom random) {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }

  private static SmallOptions.Target target(SplittableRandom random) {
    return TARGETS.get(random.nextInt(TARGETS.size()));
  }

  private static <T> Optional<T> maybe(
      SplittableRandom random, Function<SplittableRandom, T> value) {
    return random.nextBoolean() ? Optional.of(value.apply(random)) : Optional.empty();
  }

  private static <T> List<T> list(SplittableRandom random, Function<SplittableRandom, T> value) {
    List<T> values = new ArrayList<>();
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      values.add(value.apply(random));
    }
    return values;
  }
}
