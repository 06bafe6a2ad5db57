package org.difflab.engine.data;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.difflab.spi.Workers;

/** The machine's own threads. */
final class TwoThreads implements Workers {

  @Override
  public int threads() {
    return 2;
  }

  @Override
  public <T> List<T> map(int count, IntFunction<T> task) {
    List<CompletableFuture<T>> results =
        IntStream.range(0, count)
            .mapToObj(index -> CompletableFuture.supplyAsync(() -> task.apply(index)))
            .toList();
    try {
      return results.stream().map(CompletableFuture::join).toList();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
