// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WeightsTest {

  private static final Matrix ONE = Matrix.ofRows(new float[] {1, 2});
  private static final Matrix TWO = Matrix.ofRows(new float[] {3}, new float[] {4});
  private static final Weights SOME =
      Weights.builder()
          .matrix("second", TWO)
          .matrix("first", ONE)
          .array("means", 0.5, 0.25)
          .text("kind", "wiener")
          .integer("width", -12)
          .build();

  @Test
  void whatWasPutIsFound() {
    assertSame(ONE, SOME.matrix("first"));
    assertArrayEquals(new double[] {0.5, 0.25}, SOME.array("means"));
    assertEquals("wiener", SOME.text("kind"));
    assertEquals(-12, SOME.integer("width"));
    assertEquals(Optional.of(TWO), SOME.findMatrix("second"));
    assertEquals(Optional.empty(), SOME.findMatrix("third"));
  }

  @Test
  void namesAreInAlphabeticalOrder() {
    assertEquals(List.of("first", "second"), List.copyOf(SOME.matrices().keySet()));
    assertEquals(List.of("means"), List.copyOf(SOME.doubles().keySet()));
    assertEquals(List.of("kind", "width"), List.copyOf(SOME.texts().keySet()));
  }

  @Test
  void mapsHandedOutAreCopies() {
    SOME.matrices().clear();
    SOME.doubles().clear();
    SOME.texts().clear();
    assertEquals(2, SOME.matrices().size());
    assertEquals(1, SOME.doubles().size());
    assertEquals(2, SOME.texts().size());
  }

  @Test
  void arraysAreCopiedIn() {
    double[] values = {1, 2};
    Weights weights = Weights.builder().array("values", values).build();
    values[0] = 9;
    assertArrayEquals(new double[] {1, 2}, weights.array("values"));
  }

  @Test
  void aBuilderGoesOnWithoutChangingWhatItBuilt() {
    Weights.Builder builder = Weights.builder().text("a", "1");
    Weights before = builder.build();
    builder.text("b", "2");
    assertEquals(1, before.texts().size());
    assertEquals(2, builder.build().texts().size());
  }

  @Test
  void partsAreToldApartByPrefix() {
    Weights chain =
        Weights.builder()
            .part("a", SOME)
            .part("ab", Weights.builder().text("kind", "other").build())
            .text("kind", "chain")
            .build();
    Weights part = chain.part("a");
    assertEquals(SOME.matrices(), part.matrices());
    assertEquals(SOME.texts(), part.texts());
    assertArrayEquals(SOME.array("means"), part.array("means"));
    assertEquals("other", chain.part("ab").text("kind"));
    assertEquals("chain", chain.text("kind"));
    assertTrue(chain.part("b").texts().isEmpty());
  }

  @Test
  void partsNest() {
    Weights inner = Weights.builder().part("inner", SOME).build();
    Weights outer = Weights.builder().part("outer", inner).build();
    assertSame(ONE, outer.part("outer").part("inner").matrix("first"));
    assertSame(ONE, outer.matrix("outer.inner.first"));
  }

  @Test
  void whatIsMissingIsNamedWithWhatThereIs() {
    String message = assertThrows(InputException.class, () -> SOME.matrix("third")).getMessage();
    assertTrue(message.contains("'third'") && message.contains("[first, second]"), message);
    assertThrows(InputException.class, () -> SOME.array("first"));
    assertThrows(InputException.class, () -> SOME.text("first"));
  }

  @Test
  void aTextThatIsNoNumberIsNamed() {
    String message = assertThrows(InputException.class, () -> SOME.integer("kind")).getMessage();
    assertTrue(message.contains("'kind'") && message.contains("'wiener'"), message);
  }

  @Test
  void aNameIsPutOnce() {
    Weights.Builder builder = Weights.builder().text("a", "1");
    assertThrows(IllegalArgumentException.class, () -> builder.text("a", "2"));
  }

  @Test
  void noneIsEmpty() {
    assertTrue(Weights.none().matrices().isEmpty());
    assertTrue(Weights.none().doubles().isEmpty());
    assertTrue(Weights.none().texts().isEmpty());
  }
}
