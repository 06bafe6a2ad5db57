// SPDX-License-Identifier: Apache-2.0
package org.difflab.registry.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.difflab.spi.plugin.SpiVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpiCompatibilityTest {

  @ParameterizedTest
  @CsvSource({"1.4, 1.4", "1.0, 1.4", "0.3, 0.3", "12.1, 12.11"})
  void fits(String built, String installed) {
    assertEquals(Optional.empty(), SpiCompatibility.problem(built, installed));
  }

  @ParameterizedTest
  @CsvSource({
    "1.5, 1.4, it needs a newer difflab",
    "2.0, 1.4, it needs a newer difflab",
    "1.9, 2.0, a newer build of the plug-in is needed",
    "0.2, 0.3, a newer build of the plug-in is needed",
    "0.4, 0.3, it needs a newer difflab",
    "0.9, 1.0, a newer build of the plug-in is needed",
    "one, 1.0, expected two numbers as in 1.0",
    "1.0.0, 1.0, expected two numbers as in 1.0"
  })
  void doesNotFit(String built, String installed, String remedy) {
    String problem = SpiCompatibility.problem(built, installed).orElseThrow();
    assertTrue(problem.contains(built) && problem.endsWith(remedy), problem);
  }

  @Test
  void theInstalledVersionFitsItself() {
    assertEquals(
        Optional.empty(), SpiCompatibility.problem(SpiVersion.CURRENT, SpiVersion.CURRENT));
  }
}
