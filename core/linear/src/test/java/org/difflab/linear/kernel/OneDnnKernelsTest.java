// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear.kernel;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.difflab.spi.Shape;
import org.junit.jupiter.api.Test;

class OneDnnKernelsTest extends KernelsContract {

  @Override
  Kernels open() {
    try {
      return Kernels.onOneDnn(Precision.FLOAT32);
    } catch (LinkageError | UnsupportedOperationException e) {
      assumeTrue(false, "oneDNN is not available: " + e.getMessage());
      throw e;
    }
  }

  @Test
  void closingFreesAllNativeMemory() {
    List<Operation> operations = largeOperations().toList();
    operations.forEach(this::useOnce);
    long bytes = Pointer.totalBytes();
    long count = Pointer.totalCount();
    for (int i = 0; i < 5; i++) {
      operations.forEach(this::useOnce);
    }
    // Less, if the garbage collector frees what earlier tests left.
    assertTrue(Pointer.totalBytes() <= bytes, Pointer.totalBytes() + " bytes after " + bytes);
    assertTrue(Pointer.totalCount() <= count, Pointer.totalCount() + " pointers after " + count);
  }

  private void useOnce(Operation operation) {
    try (Kernels opened = open()) {
      Example.of(operation, 2).run(opened);
    }
  }

  @Test
  void nothingIsLeftOfAKernelThatCannotBeMade() {
    Operation.Sum large = new Operation.Sum(new Shape(1000, 1000, 3));
    long count = Pointer.totalCount();
    assertMessage("rows must be at most", () -> large.kernel(kernels(), 1000, Gradients.ALL));
    assertTrue(Pointer.totalCount() <= count, Pointer.totalCount() + " pointers after " + count);
  }
}
