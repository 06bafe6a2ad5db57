// SPDX-License-Identifier: Apache-2.0
package org.difflab.kernels.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.format.OutputFormat;

/** Writes the output of JMH to a log, and prints one line for each bench. */
final class ProgressOutput implements OutputFormat {

  private static final String REASON = "Exception: ";

  private final OutputFormat log;
  private final PrintWriter terminal;
  private final int count;
  private final List<String> failures = new ArrayList<>();
  private int begun;
  private boolean ended = true;
  private String running = "";
  private Optional<String> reason = Optional.empty();

  /**
   * Creates the output.
   *
   * @param log what writes the log
   * @param count how many benches there will be
   */
  ProgressOutput(OutputFormat log, PrintWriter terminal, int count) {
    this.log = log;
    this.terminal = terminal;
    this.count = count;
  }

  /** Returns what failed and why. */
  List<String> failures() {
    return List.copyOf(failures);
  }

  @Override
  public void startBenchmark(BenchmarkParams params) {
    endFailed();
    begun++;
    ended = false;
    reason = Optional.empty();
    running =
        Bench.name(params.getBenchmark())
            + params.getParamsKeys().stream()
                .map(name -> " " + name + "=" + params.getParam(name))
                .collect(Collectors.joining());
    log.startBenchmark(params);
  }

  @Override
  public void endBenchmark(BenchmarkResult result) {
    log.endBenchmark(result);
    if (result != null) {
      ended = true;
      Result<?> primary = result.getPrimaryResult();
      tell(String.format(Locale.ROOT, "%.4g %s", primary.getScore(), primary.getScoreUnit()));
    }
  }

  private void endFailed() {
    if (!ended) {
      String failure = "failed: " + reason.orElse("see the log");
      tell(failure);
      failures.add(running + " " + failure);
    }
    ended = true;
  }

  private void tell(String outcome) {
    terminal.println("[" + begun + "/" + count + "] " + running + ": " + outcome);
    terminal.flush();
  }

  @Override
  public void println(String text) {
    if (!ended && reason.isEmpty()) {
      reason =
          text.lines()
              .filter(line -> line.contains(REASON))
              .map(line -> line.substring(line.indexOf(REASON) + REASON.length()))
              .findFirst();
    }
    log.println(text);
  }

  @Override
  public void startRun() {
    log.startRun();
  }

  @Override
  public void endRun(Collection<RunResult> results) {
    endFailed();
    log.endRun(results);
  }

  @Override
  public void iteration(BenchmarkParams benchmark, IterationParams params, int number) {
    log.iteration(benchmark, params, number);
  }

  @Override
  public void iterationResult(
      BenchmarkParams benchmark, IterationParams params, int number, IterationResult data) {
    log.iterationResult(benchmark, params, number, data);
  }

  @Override
  public void print(String text) {
    log.print(text);
  }

  @Override
  public void verbosePrintln(String text) {
    log.verbosePrintln(text);
  }

  @Override
  public void write(int value) {
    log.write(value);
  }

  @Override
  public void write(byte[] values) throws IOException {
    log.write(values);
  }

  @Override
  public void flush() {
    log.flush();
  }

  @Override
  public void close() {
    log.close();
  }
}
