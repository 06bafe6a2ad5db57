// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.difflab.linear.device.ThreadWorkers;
import org.difflab.spi.Matrix;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.LinearAlgebra;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OpenBlasAlgebraTest extends LinearAlgebraContract {

  private static final List<String> KNOWN =
      List.of("kernels HASWELL", "kernels ZEN", "kernels SKYLAKEX", "kernels SAPPHIRERAPIDS");

  @Override
  LinearAlgebra algebra(Workers workers) {
    return new NativeAlgebra(workers, new OpenBlas(), AlgebraSetting.OPENBLAS);
  }

  @Test
  void itNamesLibraryKernelsAndThreads() {
    String description = algebra(ThreadWorkers.serial()).description();
    assertTrue(
        description.matches(
            "OpenBLAS \\d+\\.\\d+\\.\\d+, kernels [A-Za-z0-9 ]+, 1 thread a call, products .+;"
                + " LAPACK by Smile .*"),
        description);
  }

  @ParameterizedTest
  @CsvSource({"144,144", "512,512", "784,256", "187,512", "30,145", "9,784", "144,2880"})
  void kernelsThatAreKnownNeverFallBackToJava(int inputs, int outputs) {
    NativeAlgebra algebra =
        new NativeAlgebra(ThreadWorkers.serial(), new OpenBlas(), AlgebraSetting.OPENBLAS);
    assumeTrue(
        KNOWN.stream().anyMatch(kernels -> algebra.description().contains(kernels)),
        algebra.description());
    assertInstanceOf(NativeMultiplier.class, algebra.prepared(Matrix.zeros(inputs, outputs)));
  }
}
