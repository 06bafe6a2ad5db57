// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.difflab.linear.device.ThreadWorkers;
import org.difflab.linear.kernel.Kernels;
import org.difflab.linear.kernel.Precision;
import org.difflab.spi.InputException;
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
  void kernelsAreThoseOfTheSetting() {
    LinearAlgebra plain = AlgebraSetting.PLAIN.open(ThreadWorkers.serial());
    try (Kernels kernels = AlgebraSetting.PLAIN.openKernels(plain, Precision.FLOAT32)) {
      assertEquals(plain.description(), kernels.description());
    }
    String message =
        assertThrows(
                InputException.class,
                () -> AlgebraSetting.PLAIN.openKernels(plain, Precision.BFLOAT16))
            .getMessage();
    assertEquals(
        "linear algebra 'plain' has kernels of float32 only, found bfloat16;"
            + " use 'auto' or 'onednn'",
        message);
    Processor.assumeOneDnnIsFast();
    try (Kernels kernels = AlgebraSetting.AUTO.openKernels(plain, Precision.FLOAT32)) {
      assertTrue(kernels.description().startsWith("oneDNN"), kernels.description());
    }
  }

  @Test
  void theFastestIsTakenUnlessOneIsAskedFor() {
    Processor.assumeOneDnnIsFast();
    AlgebraSetting fastest =
        new OneDnn().isFastest() ? AlgebraSetting.ONEDNN : AlgebraSetting.OPENBLAS;
    String description = AlgebraSetting.AUTO.open(ThreadWorkers.serial()).description();
    String products = fastest.open(ThreadWorkers.serial()).description();
    assertTrue(description.startsWith(products), description);
    assertTrue(description.contains(new OneDnn().description()), "networks: " + description);
  }
}
