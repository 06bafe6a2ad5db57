// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.difflab.spi.DenoiserModel;
import org.difflab.spi.Matrix;
import org.difflab.spi.ModelTable;
import org.difflab.spi.Schedule;
import org.difflab.spi.Shape;
import org.difflab.spi.training.DenoiserInput;
import org.difflab.spi.training.DenoiserTrainer;
import org.difflab.tck.ContractSchedule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Denoisers that are made of others return the tables of these. */
class CompoundTablesTest {

  private static final Schedule SCHEDULE = new ContractSchedule();
  private static final String LOCAL = Made.json("local", "\"widths\": [\"auto\"]");

  @ParameterizedTest
  @CsvSource({
    "switch, ', range 2', '\"denoisers\": [WIENER, LOCAL], \"sigmas\": [1]'",
    "patch-wise, '', '\"denoiser\": LOCAL, \"width\": 3'",
    "mlp, '', '\"residual-over\": LOCAL, \"hidden\": [4], \"training\": {\"steps\": 2}'"
  })
  void trainedAndLoaded(String type, String addition, String options) {
    Shape shape = new Shape(4, 4, 1);
    DenoiserInput input =
        new DenoiserInput(
            shape, Problem.gaussian(1, 60, shape.size()), Matrix.zeros(60, 1), Optional.empty());
    try (Made made = new Made()) {
      List<ModelTable> own =
          made.trainer("local", "\"widths\": [\"auto\"]", SCHEDULE)
              .train(input, Problem.training())
              .tables();
      DenoiserTrainer trainer =
          made.trainer(
              type,
              options.replace("WIENER", Made.json("wiener", "")).replace("LOCAL", LOCAL),
              SCHEDULE);
      DenoiserModel trained = trainer.train(input, Problem.training());
      assertEquals(
          List.of(own.get(0).title() + addition),
          trained.tables().stream().map(ModelTable::title).toList());
      assertEquals(own.get(0).columns(), trained.tables().get(0).columns());
      assertEquals(trained.tables(), trainer.load(trained.weights()).tables());
    }
  }
}
