// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.generated;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.difflab.spi.Noise;
import org.difflab.spi.SampleCounts;
import org.difflab.spi.Samples;
import org.difflab.spi.SplitSizes;
import org.difflab.spi.Splits;
import org.difflab.spi.plugin.Inline;

/**
 * The parts of a data set whose samples are computed. Each part has its own random numbers, and
 * sample i of a part depends only on the seed, the part and i: a larger part begins with the
 * samples of a smaller one.
 *
 * @param name the data set's name; other data sets get other random numbers under the same seed
 * @param version a number that is increased when the same options give other samples
 * @param options the options, all of which enter the checksum
 * @param counts number of samples of each part
 * @param seed chooses the random numbers
 */
public record GeneratedSplits(String name, int version, Record options, Counts counts, long seed) {

  /**
   * The numbers of samples of the parts.
   *
   * @param train samples to fit to
   * @param validation samples held out of training
   * @param test samples for metrics
   */
  public record Counts(int train, int validation, int test) {}

  /** Computes samples. */
  @FunctionalInterface
  public interface Generator {

    /** Computes the samples 0 … count − 1 of the part with these random numbers. */
    Samples generate(Noise noise, int count);
  }

  /** Computes the three parts, one after the other. */
  public Splits generate(Generator generator) {
    Noise noise = Noise.of(seed, name);
    return new Splits(
        generator.generate(noise.forPurpose("train"), counts.train()),
        generator.generate(noise.forPurpose("validation"), counts.validation()),
        generator.generate(noise.forPurpose("test"), counts.test()),
        checksum());
  }

  /**
   * Returns the number of samples of each prompt in the parts, where sample i of a part has prompt
   * i modulo the number of prompts.
   *
   * @param prompts at least one
   */
  public SplitSizes sizes(List<String> prompts) {
    return new SplitSizes(
        sizes(counts.train(), prompts),
        sizes(counts.validation(), prompts),
        sizes(counts.test(), prompts));
  }

  private static SampleCounts sizes(int count, List<String> prompts) {
    Map<String, Integer> byPrompt = new LinkedHashMap<>();
    for (int place = 0; place < prompts.size(); place++) {
      int own = count / prompts.size() + (place < count % prompts.size() ? 1 : 0);
      byPrompt.put(prompts.get(place), own);
    }
    return SampleCounts.of(byPrompt);
  }

  /**
   * Returns the SHA-256, in hexadecimal, of the name, the version and every option with its value,
   * in the order in which they are declared; those of an inline group in the place of the group.
   */
  public String checksum() {
    StringBuilder text = new StringBuilder(name).append('\n').append(version).append('\n');
    append(options, text);
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(digest.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private void append(Record declared, StringBuilder text) {
    for (RecordComponent option : declared.getClass().getRecordComponents()) {
      Object value = value(declared, option);
      if (option.isAnnotationPresent(Inline.class)) {
        append((Record) value, text);
      } else {
        text.append(option.getName()).append('=').append(canonical(value)).append('\n');
      }
    }
  }

  private Object value(Record declared, RecordComponent option) {
    try {
      return option.getAccessor().invoke(declared);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(
          "the options of '" + name + "' must be a public record", e);
    }
  }

  /** Java 19 changed the decimal digits of doubles; their hexadecimal form is stable. */
  private static String canonical(Object value) {
    return value instanceof Double number ? Double.toHexString(number) : value.toString();
  }
}
