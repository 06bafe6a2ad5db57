// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.reference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.difflab.engine.pipeline.ImageValues;
import org.difflab.engine.pipeline.PromptAllocation;
import org.difflab.engine.pipeline.SampleRequest;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Samples;
import org.difflab.spi.Splits;
import org.junit.jupiter.api.Test;

class RealSamplesTest {

  /** Returns samples numbered from a number on, first those of prompt a, then those of b. */
  private static Samples samples(int first, int ofA, int ofB) {
    float[] values = new float[ofA + ofB];
    List<String> prompts = new ArrayList<>(Collections.nCopies(ofA, "a"));
    prompts.addAll(Collections.nCopies(ofB, "b"));
    for (int i = 0; i < values.length; i++) {
      values[i] = first + i;
    }
    return new Samples(Matrix.wrap(values.length, 1, values), prompts);
  }

  private static Splits data(Samples train, Samples test) {
    return new Splits(train, Samples.none(1), test, "0");
  }

  private static ReferenceSamples wanted(int ofA, int ofB) {
    return new ReferenceSamples(
        PromptAllocation.of(new TreeMap<>(Map.of("a", ofA, "b", ofB))),
        ofA + ofB,
        1,
        ImageValues.SAVED);
  }

  private static List<String> prompts(int ofA, int ofB) {
    return samples(0, ofA, ofB).prompts();
  }

  @Test
  void areAsManyTrainingSamplesOfEachPrompt() {
    Splits data = data(samples(0, 8, 6), samples(100, 5, 5));
    SubstituteSamples found = RealSamples.like(wanted(4, 2), data);
    assertArrayEquals(new float[] {0, 2, 4, 6, 8, 11}, found.samples().values().values());
    assertEquals(prompts(4, 2), found.samples().prompts());
    assertEquals("6 training samples", found.basis());
    assertEquals(data, found.data());
  }

  @Test
  void keepTheSharesOfPromptsWhereOneIsScarce() {
    Splits data = data(samples(0, 80, 6), samples(100, 10, 10));
    SubstituteSamples found = RealSamples.like(wanted(20, 8), data);
    assertEquals(prompts(15, 6), found.samples().prompts());
    assertEquals("21 training samples", found.basis());
  }

  @Test
  void areHalfOfTheTestSamplesAgainstTheOtherWhereTrainingSamplesAreFew() {
    Splits data = data(samples(0, 3, 3), samples(100, 20, 20));
    SubstituteSamples found = RealSamples.like(wanted(20, 20), data);
    assertEquals(20, found.samples().count());
    assertEquals(prompts(10, 10), found.samples().prompts());
    assertEquals(prompts(10, 10), found.data().test().prompts());
    for (int i = 0; i < 20; i++) {
      assertEquals(100 + 2 * i, found.samples().values().get(i, 0));
      assertEquals(101 + 2 * i, found.data().test().values().get(i, 0));
    }
    assertEquals(
        "20 test samples against 20 others, as training samples are too few", found.basis());
  }

  @Test
  void needEveryPrompt() {
    Splits data = data(samples(0, 9, 0), samples(100, 1, 1));
    assertThrows(InputException.class, () -> RealSamples.like(wanted(5, 5), data));
  }

  @Test
  void areAllTrainingSamplesWhereMoreAreGenerated() {
    List<String> prompts = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      prompts.add("caption " + i);
      if (i % 3 == 0) {
        prompts.add("caption " + i);
      }
    }
    Samples train = new Samples(Matrix.zeros(prompts.size(), 1), prompts);
    PromptAllocation shares = PromptAllocation.like(prompts.stream().distinct().toList(), train);
    for (int samples : new int[] {200, 201, 333, 10_000}) {
      SubstituteSamples found =
          RealSamples.like(
              new ReferenceSamples(shares, samples, 5, ImageValues.SAVED), data(train, train));
      assertEquals(prompts, found.samples().prompts());
    }
    SubstituteSamples some =
        RealSamples.like(
            new ReferenceSamples(shares, 70, 5, ImageValues.SAVED), data(train, train));
    assertEquals(
        shares.requests(70, 5).stream().map(SampleRequest::prompt).toList(),
        some.samples().prompts());
  }
}
