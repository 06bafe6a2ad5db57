package org.difflab.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Every bench runs, once and small. */
class BenchesTest {

  @Test
  void everyBenchRuns() throws RunnerException {
    Options small =
        once()
            .param("rows", "7")
            .param("inputs", "9")
            .param("outputs", "5")
            .param("width", "9")
            .param("side", "6")
            .param("steps", "3")
            .param("trained", "400")
            .param("encoder", "pca; components: 4")
            .build();
    List<RunResult> results = List.copyOf(new Runner(small).run());
    Set<String> ran =
        results.stream()
            .map(result -> result.getParams().getBenchmark())
            .collect(Collectors.toCollection(TreeSet::new));
    assertFalse(ran.isEmpty());
    assertEquals(allBenches(), ran);
    for (RunResult result : results) {
      assertEquals(1, result.getPrimaryResult().getStatistics().getN(), result.toString());
      assertTrue(result.getPrimaryResult().getScore() > 0, result.toString());
    }
  }

  @Test
  void aSamplerOfAnotherPluginRunsAsOursDo() throws RunnerException {
    Options leap =
        once()
            .include(SamplerBench.class.getSimpleName())
            .param("sampler", "acme.leap; leaps: 2; mirrored: true")
            .build();
    assertEquals(1, new Runner(leap).run().size());
  }

  private static ChainedOptionsBuilder once() {
    return new OptionsBuilder()
        .mode(Mode.SingleShotTime)
        .forks(0)
        .warmupIterations(0)
        .measurementIterations(1)
        .shouldFailOnError(true)
        .verbosity(VerboseMode.SILENT);
  }

  private static Set<String> allBenches() {
    return BenchmarkList.defaultList()
        .getAll(OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT), List.of())
        .stream()
        .map(BenchmarkListEntry::getUsername)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
