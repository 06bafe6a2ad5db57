// SPDX-License-Identifier: Apache-2.0
package org.difflab.registry.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import org.difflab.registry.RegisteredComponent;
import org.difflab.registry.plugin.InstalledPlugin;
import org.difflab.registry.plugin.Origin;
import org.difflab.registry.plugin.Vendor;
import org.difflab.spi.Denoiser;
import org.difflab.spi.Guidance;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.plugin.Component;
import org.junit.jupiter.api.Test;

/** What a caller sees of a component: its values, and failures with its name. */
class PartBoundaryTest {

  /** Guidance that wraps every denoiser. */
  static final class Guiding implements Guidance {

    @Override
    public boolean needsUnconditional() {
      return false;
    }

    @Override
    public Denoiser guide(Denoiser denoiser, Optional<Matrix> unconditional) {
      return (noisy, level, conditions) -> denoiser.denoise(noisy, level, conditions);
    }
  }

  private static final RegisteredComponent<Guidance> GUIDING =
      new RegisteredComponent<>(
          new InstalledPlugin(
              "acme",
              "2",
              List.of(),
              List::of,
              Vendor.OTHER,
              new Origin("acme.jar", Origin.Form.JAR)),
          new Component<>(
              Guidance.class, "x.guide", Guiding.class, Component.NoOptions.class, "A guidance"),
          List.of());

  @Test
  void whatComponentsOfOthersRefuseNamesThemToo() {
    assertEquals(
        "guidance 'x.guide' of acme 2 (acme.jar): bad",
        PartBoundary.thrown(GUIDING, "guide", new IllegalArgumentException("bad")).getMessage());
    assertEquals(
        "guidance 'x.guide' of acme 2 (acme.jar) failed in guide: ArithmeticException: / by zero",
        PartBoundary.thrown(GUIDING, "guide", new ArithmeticException("/ by zero")).getMessage());
    InputException input = new InputException("prompt 'x' is unknown");
    assertSame(input, PartBoundary.thrown(GUIDING, "guide", input));
    NotFiniteException inside = new NotFiniteException("denoiser 'y' returned NaN");
    assertSame(inside, PartBoundary.thrown(GUIDING, "guide", inside), "blames the denoiser");
    assertThrows(
        OutOfMemoryError.class,
        () -> PartBoundary.thrown(GUIDING, "guide", new OutOfMemoryError("heap")));
  }

  @Test
  void whatIsBehindTheBoundaryKeepsItsInterfacesAndIdentity() {
    Denoiser given = (noisy, level, conditions) -> noisy;
    Guidance made = new Guiding();
    Guidance one = PartBoundary.around(GUIDING, made);
    assertEquals(one, PartBoundary.around(GUIDING, made));
    assertTrue(Proxy.isProxyClass(one.guide(given, Optional.empty()).getClass()));
    Guidance same =
        PartBoundary.around(
            GUIDING,
            new Guidance() {
              @Override
              public boolean needsUnconditional() {
                return false;
              }

              @Override
              public Denoiser guide(Denoiser denoiser, Optional<Matrix> unconditional) {
                return denoiser;
              }
            });
    assertTrue(same.guide(given, Optional.empty()) == given);
    assertEquals(one.hashCode(), PartBoundary.around(GUIDING, made).hashCode());
    assertEquals(made.toString(), one.toString());
  }
}
