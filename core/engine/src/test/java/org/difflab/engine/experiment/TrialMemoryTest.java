// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.difflab.linear.device.JavaMemory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TrialMemoryTest {

  private static final long MEGABYTE = 1L << 20;
  private static final JavaMemory MEMORY = new JavaMemory(1000 * MEGABYTE, 16_000 * MEGABYTE);

  private static TrialMemory need(
      long data, long encoder, long latents, long denoiser, long generated) {
    return new TrialMemory(
        data * MEGABYTE,
        encoder * MEGABYTE,
        latents * MEGABYTE,
        denoiser * MEGABYTE,
        generated * MEGABYTE);
  }

  @Test
  void trainingIsOneAfterTheOther() {
    assertEquals(700 * MEGABYTE, need(100, 600, 200, 200, 100).total());
    assertEquals(600 * MEGABYTE, need(100, 100, 200, 200, 100).total());
    assertEquals(500 * MEGABYTE, need(100, 100, 200, 200, 100).besideData());
  }

  @Test
  void nothingIsSaidOfWhatFits() {
    assertEquals(Optional.empty(), need(1000, 0, 0, 0, 0).warning(MEMORY));
  }

  @Test
  void noPartIsNamedThatIsNotMostOfIt() {
    String warning = need(1000, 0, 0, 1000, 1000).warning(MEMORY).orElseThrow();
    assertTrue(warning.startsWith("needs about 2.9 GB. "), warning);
  }

  @ParameterizedTest
  @CsvSource({
    "100, 0, 0, 4000, 0, train the denoiser: narrower latents",
    "100, 4000, 0, 0, 0, train the encoder: fewer components",
    "100, 0, 0, 0, 4000, generated samples: a smaller number under 'samples'",
    "4000, 0, 200, 0, 0, training samples: fewer of them"
  })
  void theWarningSaysWhatNeedsLess(
      long data, long encoder, long latents, long denoiser, long generated, String advice) {
    String warning =
        need(data, encoder, latents, denoiser, generated).warning(MEMORY).orElseThrow();
    assertTrue(warning.startsWith("needs about 4."), warning);
    assertTrue(warning.contains(advice), warning);
    assertTrue(warning.contains("DIFFLAB_JAVA_OPTS=-Xmx5g"), warning);
  }
}
