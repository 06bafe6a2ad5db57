// SPDX-License-Identifier: Apache-2.0
package org.difflab.neural.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.difflab.linear.kernel.Buffer;
import org.difflab.linear.kernel.Kernels;

/**
 * Places values in memory so that those that are never needed at the same time can share it: the
 * longest first, each in the smallest block that is free as long as it is needed.
 */
final class BufferPlan {

  private final List<Request> requests = new ArrayList<>();

  /**
   * A value.
   *
   * @param length how many numbers it has
   * @param first the step that writes it
   * @param last the last step that reads it
   */
  private record Request(int length, int first, int last) {

    boolean overlaps(Request other) {
      return first <= other.last && other.first <= last;
    }
  }

  /** Values that share memory, the longest first. */
  private record Block(List<Integer> places) {}

  /**
   * Adds a value.
   *
   * @return its place among the buffers
   */
  int add(int length, int first, int last) {
    requests.add(new Request(length, first, last));
    return requests.size() - 1;
  }

  private List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    IntStream.range(0, requests.size())
        .boxed()
        .sorted(Comparator.comparing((Integer place) -> -requests.get(place).length()))
        .forEach(
            place -> {
              Block block =
                  IntStream.range(0, blocks.size())
                      .map(number -> blocks.size() - 1 - number)
                      .mapToObj(blocks::get)
                      .filter(candidate -> isFree(candidate, requests.get(place)))
                      .findFirst()
                      .orElseGet(() -> new Block(new ArrayList<>()));
              if (block.places().isEmpty()) {
                blocks.add(block);
              }
              block.places().add(place);
            });
    return blocks;
  }

  private boolean isFree(Block block, Request request) {
    return block.places().stream().noneMatch(place -> requests.get(place).overlaps(request));
  }

  /** Returns how many numbers all blocks have. */
  long length() {
    return blocks().stream().mapToLong(block -> requests.get(block.places().get(0)).length()).sum();
  }

  /**
   * The memory.
   *
   * @param blocks what was allocated
   * @param buffers the buffer of each value, in the order of {@link #add}
   */
  record Allocated(List<Buffer> blocks, List<Buffer> buffers) implements AutoCloseable {

    @Override
    public void close() {
      blocks.forEach(Buffer::close);
    }
  }

  /** Allocates the blocks. */
  Allocated allocate(Kernels kernels) {
    List<Buffer> allocated = new ArrayList<>();
    Buffer[] buffers = new Buffer[requests.size()];
    for (Block block : blocks()) {
      Buffer memory = kernels.allocate(requests.get(block.places().get(0)).length());
      allocated.add(memory);
      for (int place : block.places()) {
        buffers[place] = memory.slice(0, requests.get(place).length());
      }
    }
    return new Allocated(List.copyOf(allocated), List.of(buffers));
  }
}
