// SPDX-License-Identifier: Apache-2.0
package org.difflab.kernels.command;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * What a bench measured.
 *
 * @param bench its name for people
 * @param parameters the values of its parameters
 * @param time the mean time of one operation
 * @param error half the width of the 99.9 % confidence interval of the mean; NaN of one measurement
 * @param unit of both, such as "us/op"
 * @param seconds the time in seconds
 */
record Score(
    String bench,
    SortedMap<String, String> parameters,
    double time,
    double error,
    String unit,
    double seconds) {

  static Score of(RunResult result) {
    BenchmarkParams ran = result.getParams();
    SortedMap<String, String> parameters = new TreeMap<>();
    ran.getParamsKeys().forEach(name -> parameters.put(name, ran.getParam(name)));
    Result<?> primary = result.getPrimaryResult();
    return new Score(
        Bench.name(ran.getBenchmark()),
        parameters,
        primary.getScore(),
        primary.getScoreError(),
        primary.getScoreUnit(),
        primary.getScore() * ran.getTimeUnit().toNanos(1) * 1e-9);
  }

  /** Returns how fast it worked, if it is known how much work an operation is. */
  Optional<Rate> rate() {
    return Work.of(bench, parameters).map(work -> work.in(seconds));
  }
}
