// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.difflab.files.NpyFile;
import org.difflab.spi.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data far from unit scale, schedules that end too early, and limits within the data. */
class ScaleOfDataTest {

  @TempDir Path folder;

  private Path experiment(String text) throws IOException {
    Random random = new Random(2);
    StringBuilder table = new StringBuilder("year,income,height\n");
    for (int row = 0; row < 400; row++) {
      table
          .append(2005 + 5 * random.nextGaussian())
          .append(',')
          .append(52_000 + 9000 * random.nextGaussian())
          .append(',')
          .append(1.75 + 0.1 * random.nextGaussian())
          .append('\n');
    }
    Files.writeString(folder.resolve("people.csv"), table);
    return Files.writeString(folder.resolve("scale.yaml"), text);
  }

  private String run(Path file) {
    CommandLineRun run =
        CommandLineRun.of(
            "run", file, "--out", folder.resolve("out"), "--store", folder.resolve("store"));
    assertEquals(0, run.exitCode(), run.errors());
    return run.output();
  }

  private double mean(String trial, int column) {
    Matrix samples =
        NpyFile.read(folder.resolve("out/trials/" + trial + "_seed_1/samples.npy")).values();
    double sum = 0;
    for (int row = 0; row < samples.rows(); row++) {
      sum += samples.get(row, column);
    }
    return sum / samples.rows();
  }

  @Test
  void tablesAreStandardisedWhereNoEncoderIsNamed() throws IOException {
    Path file =
        experiment(
            """
            dataset: {type: csv, file: people.csv, header: true}
            pipelines:
              default: {denoiser: wiener}
              as-given: {denoiser: wiener, encoder: identity}
            samples: 400
            pictures: []
            """);
    assertTrue(
        CommandLineRun.of("check", file, "--resolved")
            .output()
            .contains("encoder: {type: standardize}"));
    String output = run(file);
    assertEquals(52_000, mean("default", 1), 2000);
    assertEquals(2005, mean("default", 0), 1);
    assertTrue(mean("as-given", 1) < 40_000);
    String first = output.substring(0, output.indexOf("as-given seed 1"));
    assertFalse(first.contains("warning"), output);
    assertTrue(output.contains("Schedule 'cosine' ends at signal"), output);
    assertTrue(output.contains("column 2 of 3, of mean 5"), output);
    assertTrue(output.contains("Choose encoder 'standardize'"), output);
    assertTrue(output.contains("are far from unit scale"), output);
    for (String name : new String[] {"report.html", "report.md", "results.csv"}) {
      String text = Files.readString(folder.resolve("out").resolve(name));
      assertTrue(text.contains("far from unit scale"), name);
    }
    assertTrue(
        Files.readString(folder.resolve("out/report.md"))
            .contains("Far outside of the data:** as-given: in column 2 its samples range"));
  }

  @Test
  void checkAndRunNameAScheduleThatEndsEarly() throws IOException {
    Path file =
        experiment(
            """
            dataset: {type: gaussian, train: 1000, test: 0, mean: 5, standard-deviation: 2}
            pipelines:
              early: {denoiser: wiener, schedule: {type: linear, steps: 20, beta-end: 0.02}}
              full: {denoiser: wiener, schedule: cosine}
            samples: 100
            pictures: []
            """);
    CommandLineRun check = CommandLineRun.of("check", file);
    assertEquals(0, check.exitCode());
    assertTrue(check.errors().contains("pipeline early: Schedule 'linear' ends at"));
    assertFalse(check.errors().contains("full"));
    assertTrue(run(file).contains("warning: Schedule 'linear' ends at signal 0.9"));
  }

  @Test
  void limitsWithinTheLatentsAreNamedAfterSampling() throws IOException {
    Path file =
        experiment(
            """
            dataset: {type: csv, file: people.csv, header: true}
            pipelines:
              narrow: {denoiser: wiener, sampler: {type: ddim, steps: 10, clip: 1}}
              wide: {denoiser: wiener, sampler: {type: ddim, steps: 10, clip: 3}}
            samples: 100
            pictures: []
            """);
    String output = run(file);
    String narrow = output.substring(0, output.indexOf("wide seed 1"));
    assertTrue(narrow.contains("warning: Sampler 'ddim' limited"), output);
    assertFalse(output.substring(narrow.length()).contains("warning"), output);
  }
}
