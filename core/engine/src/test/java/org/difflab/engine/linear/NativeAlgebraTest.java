package org.difflab.engine.linear;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.difflab.engine.device.ThreadWorkers;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.LinearAlgebra;
import org.junit.jupiter.api.Test;

final class NativeAlgebraTest extends LinearAlgebraContract {

  @Override
  LinearAlgebra algebra(Workers workers) {
    return new NativeAlgebra(workers);
  }

  @Test
  void itNamesLibraryKernelsAndThreads() {
    String description = algebra(ThreadWorkers.serial()).description();
    assertTrue(
        description.matches(
            "OpenBLAS \\d+\\.\\d+\\.\\d+, kernels [A-Za-z0-9 ]+, 1 thread a call; LAPACK by Smile .*"),
        description);
  }
}
