// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.generated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Collections;
import org.difflab.data.generated.GeneratedSplits.Counts;
import org.difflab.spi.Samples;
import org.difflab.spi.Splits;
import org.difflab.spi.plugin.Inline;
import org.junit.jupiter.api.Test;

class GeneratedSplitsTest {

  /** Options of no data set in particular. */
  public record Options(int count, double width, String letters) {}

  /** Options that others include. */
  public record Width(double width, String letters) {}

  /** The same options, some of them in a group. */
  public record Grouped(int count, @Inline Width width) {}

  private static final Options OPTIONS = new Options(3, 0.1, "AB");
  private static final Counts COUNTS = new Counts(5, 2, 3);

  @Test
  void checksumIsTheSameForeverForTheSameOptions() {
    assertEquals(
        "0046f6b0740269e76b52a003e6d9be11c9c1fadebe4c97ab875176a59705d7ec",
        new GeneratedSplits("spots", 1, OPTIONS, COUNTS, 0).checksum());
  }

  @Test
  void checksumIsTheSameIfOptionsMoveIntoAGroup() {
    assertEquals(
        new GeneratedSplits("spots", 1, OPTIONS, COUNTS, 0).checksum(),
        new GeneratedSplits("spots", 1, new Grouped(3, new Width(0.1, "AB")), COUNTS, 0)
            .checksum());
  }

  @Test
  void checksumTellsNamesVersionsAndOptionsApart() {
    String checksum = new GeneratedSplits("spots", 1, OPTIONS, COUNTS, 0).checksum();

    assertNotEquals(checksum, new GeneratedSplits("dots", 1, OPTIONS, COUNTS, 0).checksum());
    assertNotEquals(checksum, new GeneratedSplits("spots", 2, OPTIONS, COUNTS, 0).checksum());
    Options others = new Options(3, 0.1000001, "AB");
    assertNotEquals(checksum, new GeneratedSplits("spots", 1, others, COUNTS, 0).checksum());
  }

  @Test
  void partsHaveTheirCountsAndRandomNumbersOfTheirOwn() {
    Splits splits =
        new GeneratedSplits("spots", 1, OPTIONS, COUNTS, 4)
            .generate(
                (noise, count) ->
                    new Samples(
                        noise.gaussian(0, 0, count, 2), Collections.nCopies(count, "spot")));

    assertEquals(5, splits.train().count());
    assertEquals(2, splits.validation().count());
    assertEquals(3, splits.test().count());
    assertNotEquals(splits.train().values().slice(0, 2), splits.validation().values());
    assertNotEquals(splits.train().values().slice(0, 3), splits.test().values());
  }
}
