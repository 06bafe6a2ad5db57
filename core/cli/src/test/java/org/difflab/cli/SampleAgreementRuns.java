// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.difflab.engine.Laboratory;
import org.difflab.engine.config.ConfigException;
import org.difflab.engine.experiment.Experiment;
import org.difflab.engine.experiment.TrialPictures;
import org.difflab.engine.run.TrialResult;
import org.difflab.engine.store.MemoryStore;
import org.difflab.spi.Measurement;
import org.difflab.spi.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Runs experiments with the metric sample-agreement. */
abstract class SampleAgreementRuns {

  @TempDir Path folder;
  Laboratory laboratory;

  @BeforeEach
  void open() {
    laboratory = Laboratory.open();
  }

  @AfterEach
  void close() {
    laboratory.close();
  }

  List<TrialResult> run(String yaml, String name) {
    Experiment experiment = laboratory.read(name, yaml);
    return laboratory.run(
        experiment, folder.resolve(name), new MemoryStore(), TrialPictures.NONE, Progress.SILENT);
  }

  static Map<String, Double> values(TrialResult result) {
    return result.measurements().stream()
        .collect(Collectors.toMap(Measurement::name, Measurement::value));
  }

  static TrialResult of(String pipeline, List<TrialResult> results) {
    return results.stream()
        .filter(one -> one.pipeline().equals(pipeline))
        .findFirst()
        .orElseThrow();
  }

  String refusal(String yaml) {
    return assertThrows(ConfigException.class, () -> laboratory.read("refused", yaml)).getMessage();
  }
}
