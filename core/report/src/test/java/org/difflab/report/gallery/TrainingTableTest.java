// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.gallery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.difflab.spi.Curve;
import org.difflab.spi.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingTableTest {

  @TempDir private Path folder;

  @Test
  void whatIsWrittenIsReadBack() {
    Path file = folder.resolve("training.csv");
    Curve loss =
        new Curve("loss, all", List.of(new Curve.Point(1, 0.5), new Curve.Point(20, 1e-7)));
    Curve without = new Curve("empty", List.of(new Curve.Point(1, Double.NaN)));
    new TrainingTable(Map.of("denoiser", List.of(loss, without))).write(file);
    assertEquals(Map.of("denoiser", List.of(loss)), TrainingTable.read(file).curves());

    new TrainingTable(Map.of("denoiser", List.of(without))).write(file);
    assertEquals(Map.of(), TrainingTable.read(file).curves());
    assertEquals(false, Files.exists(file), "nothing was trained in steps");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "denoiser,loss,two,0.4 | step must be a whole number, found 'two'",
        "denoiser,loss,2,0.4x | value must be a number, found '0.4x'",
        "denoiser,loss,2 | must have the columns part, curve, step and value"
      })
  void whatIsWrongIsNamedWithItsLine(String line, String problem) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("training.csv"), "part,curve,step,value\ndenoiser,loss,1,0.5\n" + line);
    InputException found = assertThrows(InputException.class, () -> TrainingTable.read(file));
    assertEquals(file + ":3: " + problem, found.getMessage());
  }
}
