// SPDX-License-Identifier: Apache-2.0
package org.difflab.tck;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.difflab.spi.Dataset;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Progress;
import org.difflab.spi.SampleCounts;
import org.difflab.spi.Samples;
import org.difflab.spi.SplitSizes;
import org.difflab.spi.Splits;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The rules of a {@link Dataset}. Most rules share one reading of it.
 *
 * @since 0.1
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(ComponentExceptions.class)
public abstract class DatasetContract {

  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  /** Returns the data set to be tested, each time a new one with the same options. */
  protected abstract Dataset dataset();

  /**
   * Returns the data set with options that make or read other samples, or empty if there are none
   * (rule X6 is then skipped).
   */
  protected Optional<Dataset> otherDataset() {
    return Optional.empty();
  }

  /**
   * Returns the data set with options that name missing files, or empty if it reads no files (rule
   * X7 is then skipped).
   */
  protected Optional<Dataset> datasetWithoutFiles() {
    return Optional.empty();
  }

  private Optional<Splits> shared = Optional.empty();

  private Splits loaded() {
    if (shared.isEmpty()) {
      shared = Optional.of(dataset().load(Progress.SILENT));
    }
    return shared.get();
  }

  private static List<Samples> parts(Splits splits) {
    return List.of(splits.train(), splits.validation(), splits.test());
  }

  @Test
  @DisplayName("X1: the same options give the same samples, prompts and checksum each time")
  void sameEachTime() {
    Rule rule =
        new Rule(
            "X1",
            "Sort the files of a folder, and draw random numbers from a Noise whose seed is an"
                + " option");
    Splits again = dataset().load(Progress.SILENT);
    rule.requireEqual(loaded().checksum(), again.checksum(), "the checksum of a second reading");
    for (int part = 0; part < 3; part++) {
      Samples due = parts(loaded()).get(part);
      Samples found = parts(again).get(part);
      rule.requireSame(due.values(), found.values(), "samples of a second reading");
      rule.require(due.prompts().equals(found.prompts()), "a second reading has other prompts");
    }
  }

  @Test
  @DisplayName("X2: samples have the shape that was known before reading")
  void shapeIsAsDeclared() {
    Rule rule = new Rule("X2", "shape() must be the shape of every part, an empty one too");
    for (Samples part : parts(loaded())) {
      rule.requireEqual(dataset().shape().size(), part.values().columns(), "the width of samples");
    }
  }

  @Test
  @DisplayName("X3: prompts are known before reading, distinct, and samples have no others")
  void promptsAreAsDeclared() {
    Rule rule = new Rule("X3", "List every prompt in prompts(), once");
    List<String> prompts = dataset().prompts();
    rule.require(!prompts.isEmpty(), "there is no prompt");
    rule.requireEqual(
        prompts.size(), new HashSet<>(prompts).size(), "the number of distinct prompts");
    rule.require(prompts.stream().noneMatch(String::isBlank), "a prompt is blank");
    Set<String> known = Set.copyOf(prompts);
    for (Samples part : parts(loaded())) {
      for (String prompt : part.prompts()) {
        rule.require(
            known.contains(prompt),
            "a sample carries the prompt '" + prompt + "', which prompts() does not list");
      }
    }
  }

  @Test
  @DisplayName("X4: there are samples to train on; all are finite, and pixels lie in [-1, 1]")
  void valuesAreInRange() {
    Rule rule = new Rule("X4", "Scale pixels p of 0 to 255 to p/127.5 - 1");
    rule.require(loaded().train().count() > 0, "there are no samples to train on");
    for (Samples part : parts(loaded())) {
      Matrix values = part.values();
      rule.requireFinite(values.rows(), values.columns(), values, "the samples");
      if (dataset().shape().isImage()) {
        for (float value : values.values()) {
          rule.require(Math.abs(value) <= 1, "a pixel is " + value);
        }
      }
    }
  }

  @Test
  @DisplayName("X5: the held-out parts are not copies of the training part")
  void heldOutIsHeldOut() {
    Rule rule = new Rule("X5", "Split the data so that no sample is in two parts");
    Set<Row> trained = rows(loaded().train());
    for (Samples part : List.of(loaded().validation(), loaded().test())) {
      Set<Row> held = rows(part);
      rule.require(
          held.isEmpty() || !trained.containsAll(held),
          "all " + part.count() + " held-out samples are also training samples");
    }
  }

  /** A row compared by its values. */
  private record Row(Matrix values) {}

  private static Set<Row> rows(Samples samples) {
    Set<Row> rows = new HashSet<>();
    IntStream.range(0, samples.count())
        .forEach(row -> rows.add(new Row(samples.values().select(new int[] {row}))));
    return rows;
  }

  @Test
  @DisplayName("X6: the checksum is a SHA-256 in hexadecimal, and other samples have another")
  void checksumTellsSamplesApart() {
    Rule rule =
        new Rule(
            "X6",
            "Compute the SHA-256 of the files read, or of the options and a version of the code"
                + " that generates the samples");
    String checksum = loaded().checksum();
    rule.require(SHA_256.matcher(checksum).matches(), "the checksum is '" + checksum + "'");
    Optional<Dataset> other = otherDataset();
    Assumptions.assumeTrue(other.isPresent(), "X6: it has no options that change its samples");
    rule.require(
        !checksum.equals(other.get().load(Progress.SILENT).checksum()),
        "other samples have the same checksum");
  }

  @Test
  @DisplayName("X7: missing files are reported by an InputException that names one")
  void missingFilesAreTold() {
    Rule rule = new Rule("X7", "Throw an InputException that names the file and what it should be");
    Optional<Dataset> missing = datasetWithoutFiles();
    Assumptions.assumeTrue(missing.isPresent(), "X7: it reads no files");
    rule.requireRefused(
        InputException.class,
        "reading files that are not there",
        () -> missing.get().load(Progress.SILENT));
  }

  @Test
  @DisplayName("X8: sizes that are known before reading are those of the samples that are read")
  void sizesAreAsDeclared() {
    Rule rule =
        new Rule(
            "X8", "Return SplitSizes.UNKNOWN from sizes() if the sizes depend on what is read");
    SplitSizes declared = dataset().sizes();
    requireSize(rule, "training", declared.train(), loaded().train());
    requireSize(rule, "validation", declared.validation(), loaded().validation());
    requireSize(rule, "test", declared.test(), loaded().test());
  }

  private void requireSize(Rule rule, String part, SampleCounts declared, Samples read) {
    if (declared.total().isPresent()) {
      rule.requireEqual(
          declared.total().getAsInt(), read.count(), "the number of " + part + " samples");
    }
    SampleCounts counted = SampleCounts.of(read);
    for (String prompt : dataset().prompts()) {
      declared
          .count(prompt)
          .ifPresent(
              count ->
                  rule.requireEqual(
                      count,
                      counted.count(prompt).orElseThrow(),
                      "the number of " + part + " samples of prompt '" + prompt + "'"));
    }
  }
}
