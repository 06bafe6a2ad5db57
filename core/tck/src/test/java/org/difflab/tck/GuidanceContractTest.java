// SPDX-License-Identifier: Apache-2.0
package org.difflab.tck;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.difflab.spi.Denoiser;
import org.difflab.spi.Guidance;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Each rule of guidance catches what breaks it, and leaves the rest alone. */
class GuidanceContractTest {

  /** How guidance is broken. */
  enum Fault implements Broken {
    NONE,
    KEEPS_STATE_BETWEEN_CALLS("G1", "G3"),
    WRITES_TO_ITS_ROWS("G2"),
    WRITES_TO_ESTIMATES("G2", "G3", "G5"),
    LEAKS_BETWEEN_ROWS("G3"),
    GUIDES_WITHOUT_WHAT_IT_NEEDS("G4"),
    SAYS_IT_NEEDS_NOTHING("G4"),
    SCALES_BOTH_ESTIMATES("G5"),
    DIVIDES_BY_NOTHING("G6"),
    ASKS_AT_ANOTHER_LEVEL("G7"),
    LEAVES_THE_ROW_UNREPEATED("G1", "G2", "G3", "G6", "G7");

    private final String rules;

    Fault(String... rules) {
      this.rules = String.join(" ", rules);
    }

    @Override
    public String breaks() {
      return rules;
    }
  }

  /** Classifier-free guidance of scale 3. */
  private record Tripled(Fault fault, AtomicInteger calls) implements Guidance {

    @Override
    public boolean needsUnconditional() {
      return fault != Fault.SAYS_IT_NEEDS_NOTHING;
    }

    @Override
    public Denoiser guide(Denoiser denoiser, Optional<Matrix> unconditional) {
      if (unconditional.isEmpty() && fault == Fault.GUIDES_WITHOUT_WHAT_IT_NEEDS) {
        return denoiser;
      }
      Matrix none =
          unconditional.orElseThrow(() -> new IllegalArgumentException("no row for no prompt"));
      return (noisy, level, conditions) -> {
        boolean repeat = fault != Fault.LEAVES_THE_ROW_UNREPEATED;
        NoiseLevel asked =
            fault == Fault.ASKS_AT_ANOTHER_LEVEL
                ? new NoiseLevel(level.time(), level.signal(), level.noise() * (1 + 1e-9))
                : level;
        Matrix free = denoiser.denoise(noisy, asked, repeat ? none.repeat(noisy.rows()) : none);
        Matrix bound = denoiser.denoise(noisy, asked, conditions);
        if (fault == Fault.WRITES_TO_ITS_ROWS) {
          noisy.values()[0] = 0;
        }
        if (fault == Fault.WRITES_TO_ESTIMATES) {
          bound.values()[0] = 0;
        }
        return guided(noisy, free.values(), bound.values());
      };
    }

    private Matrix guided(Matrix noisy, float[] free, float[] bound) {
      float[] values = new float[bound.length];
      int call = calls.getAndIncrement();
      for (int i = 0; i < values.length; i++) {
        float right = free[i] + 3 * (bound[i] - free[i]);
        values[i] =
            switch (fault) {
              case KEEPS_STATE_BETWEEN_CALLS -> right + 1e-7f * call;
              case LEAKS_BETWEEN_ROWS -> right + 1e-3f * (bound[0] - free[0]);
              case SCALES_BOTH_ESTIMATES -> 3 * right;
              case DIVIDES_BY_NOTHING -> right / noisy.values()[i] * noisy.values()[i];
              default -> right;
            };
      }
      return Matrix.wrap(noisy.rows(), noisy.columns(), values);
    }
  }

  @ParameterizedClass
  @EnumSource(Fault.class)
  static final class Contract extends GuidanceContract {

    private final Fault fault;
    private final AtomicInteger calls = new AtomicInteger();

    Contract(Fault fault) {
      this.fault = fault;
    }

    @Override
    protected Guidance guidance() {
      return new Tripled(fault, calls);
    }
  }

  @Test
  void everyFaultIsCaughtByItsRule() {
    ContractRun.catchesEach(Contract.class, Fault.values());
  }
}
