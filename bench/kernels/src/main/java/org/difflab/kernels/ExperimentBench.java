// SPDX-License-Identifier: Apache-2.0
package org.difflab.kernels;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.difflab.engine.Laboratory;
import org.difflab.engine.experiment.Experiment;
import org.difflab.engine.experiment.TrialPictures;
import org.difflab.engine.run.TrialResult;
import org.difflab.engine.store.FolderStore;
import org.difflab.spi.Progress;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A whole experiment in a JVM that has run it before: the file and the data are read, pipelines
 * trained, samples drawn, measured and written, but for pictures and the report. What {@code
 * difflab run} takes beyond that is the price of a JVM that starts anew and compiles as it goes.
 *
 * <pre>{@code
 * ./difflab bench Experiment --param file=experiments/linear-one-shot.yaml --param threads=2
 * java -jar bench/kernels/target/difflab-kernels.jar ExperimentBench
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ExperimentBench {

  /** The experiment. */
  @Param("experiments/quickstart.yaml")
  public String file;

  private Laboratory laboratory;
  private Path folder;

  /** Opens the laboratory. */
  @Setup
  public void open(Installed installed) {
    laboratory = installed.laboratory();
  }

  /** Creates an empty folder, so that nothing is trained yet. */
  @Setup(Level.Invocation)
  public void makeFolder() throws IOException {
    folder = Files.createTempDirectory("difflab-experiment");
  }

  /** Runs the experiment. */
  @Benchmark
  public List<TrialResult> run() {
    Experiment experiment = laboratory.read(Path.of(file));
    return laboratory.run(
        experiment,
        folder.resolve("run"),
        new FolderStore(folder.resolve("store"), Progress.SILENT),
        TrialPictures.NONE,
        Progress.SILENT);
  }

  /** Deletes what was written. */
  @TearDown(Level.Invocation)
  public void deleteFolder() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
