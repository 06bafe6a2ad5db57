// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.difflab.linear.device.ThreadWorkers;
import org.difflab.spi.linear.LinearAlgebra;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class AlgebraSettingTest {

  @ParameterizedTest
  @EnumSource
  void everySettingComputes(AlgebraSetting setting) {
    if (setting == AlgebraSetting.ONEDNN) {
      Processor.assumeOneDnnIsFast();
    }
    LinearAlgebra algebra = setting.open(ThreadWorkers.serial());
    assertTrue(algebra.gram(LinearAlgebraContract.random(1, 3, 2)).get(0, 0) > 0);
  }

  @Test
  void eachLibraryIsTakenWhenAskedFor() {
    LinearAlgebra openBlas = AlgebraSetting.OPENBLAS.open(ThreadWorkers.serial());
    assertTrue(openBlas.description().startsWith("OpenBLAS"), openBlas.description());
    assertInstanceOf(PlainAlgebra.class, AlgebraSetting.PLAIN.open(ThreadWorkers.serial()));
    Processor.assumeOneDnnIsFast();
    LinearAlgebra oneDnn = AlgebraSetting.ONEDNN.open(ThreadWorkers.serial());
    assertTrue(oneDnn.description().startsWith("oneDNN"), oneDnn.description());
  }

  @Test
  void theFastestIsTakenUnlessOneIsAskedFor() {
    Processor.assumeOneDnnIsFast();
    AlgebraSetting fastest =
        new OneDnn().isFastest() ? AlgebraSetting.ONEDNN : AlgebraSetting.OPENBLAS;
    assertEquals(
        fastest.open(ThreadWorkers.serial()).description(),
        AlgebraSetting.AUTO.open(ThreadWorkers.serial()).description());
  }
}
