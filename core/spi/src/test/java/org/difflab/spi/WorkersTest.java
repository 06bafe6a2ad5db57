// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {

  private record Serial() implements Workers {

    @Override
    public int threads() {
      return 1;
    }

    @Override
    public <T> List<T> map(int count, IntFunction<T> task) {
      return IntStream.range(0, count).mapToObj(task).toList();
    }
  }

  private record Range(int from, int to) {}

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 239, 240, 241, 1000})
  void blocksCoverEveryRowOnceInOrder(int rows) {
    List<Range> blocks = new Serial().mapBlocks(rows, Range::new);
    int next = 0;
    for (Range block : blocks) {
      assertEquals(next, block.from());
      assertEquals(Math.min(rows, next + Workers.BLOCK_ROWS), block.to());
      next = block.to();
    }
    assertEquals(rows, next);
    assertEquals((rows + 239) / 240, blocks.size());
  }
}
