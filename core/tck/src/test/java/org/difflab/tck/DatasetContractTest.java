// SPDX-License-Identifier: Apache-2.0
package org.difflab.tck;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.difflab.spi.Dataset;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.Progress;
import org.difflab.spi.SampleCounts;
import org.difflab.spi.Samples;
import org.difflab.spi.Shape;
import org.difflab.spi.SplitSizes;
import org.difflab.spi.Splits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Each rule of a data set catches what breaks it, and leaves the rest alone. */
class DatasetContractTest {

  /** How a data set is broken. */
  enum Fault implements Broken {
    NONE,
    IS_ANOTHER_EACH_TIME("X1"),
    FORETELLS_ANOTHER_SHAPE("X2"),
    LEAVES_A_PROMPT_OUT("X3"),
    LISTS_A_PROMPT_TWICE("X3"),
    HAS_NOTHING_TO_TRAIN_ON("X4"),
    HAS_NAN("X4"),
    HAS_PIXELS_UP_TO_255("X4"),
    TESTS_ON_WHAT_IT_TRAINS_ON("X5"),
    HAS_A_SHORT_CHECKSUM("X6"),
    HAS_ONE_CHECKSUM_FOR_ALL("X6"),
    FAILS_ON_MISSING_FILES("X7"),
    OVERLOOKS_MISSING_FILES("X7"),
    FORETELLS_ANOTHER_SIZE("X8"),
    FORETELLS_ANOTHER_PROMPT("X8");

    private final String rules;

    Fault(String... rules) {
      this.rules = String.join(" ", rules);
    }

    @Override
    public String breaks() {
      return rules;
    }
  }

  /** Pictures of 2×2 random pixels. */
  private record Squares(Fault fault, int seed, boolean missing, AtomicInteger readings)
      implements Dataset {

    @Override
    public Shape shape() {
      return fault == Fault.FORETELLS_ANOTHER_SHAPE ? Shape.vector(5) : new Shape(2, 2, 1);
    }

    @Override
    public List<String> prompts() {
      return switch (fault) {
        case LEAVES_A_PROMPT_OUT -> List.of("noise");
        case LISTS_A_PROMPT_TWICE -> List.of("square", "square");
        default -> List.of("square");
      };
    }

    @Override
    public SplitSizes sizes() {
      SampleCounts train =
          switch (fault) {
            case HAS_NOTHING_TO_TRAIN_ON -> SampleCounts.UNKNOWN;
            case FORETELLS_ANOTHER_SIZE -> SampleCounts.of(51);
            case FORETELLS_ANOTHER_PROMPT -> SampleCounts.of(Map.of("square", 49, "other", 1));
            default -> SampleCounts.of(Map.of("square", 50));
          };
      return new SplitSizes(train, SampleCounts.of(0), SampleCounts.of(20));
    }

    @Override
    public Splits load(Progress progress) {
      if (missing && fault == Fault.FAILS_ON_MISSING_FILES) {
        throw new IllegalStateException("squares.csv");
      }
      if (missing && fault != Fault.OVERLOOKS_MISSING_FILES) {
        throw new InputException("squares.csv is missing");
      }
      int reading = fault == Fault.IS_ANOTHER_EACH_TIME ? readings.getAndIncrement() : 0;
      int trained = fault == Fault.HAS_NOTHING_TO_TRAIN_ON ? 0 : 50;
      String test = fault == Fault.TESTS_ON_WHAT_IT_TRAINS_ON ? "train" : "test";
      return new Splits(
          squares("train", trained, reading), Samples.none(4), squares(test, 20, 0), checksum());
    }

    private String checksum() {
      return switch (fault) {
        case HAS_A_SHORT_CHECKSUM -> "1234" + seed;
        case HAS_ONE_CHECKSUM_FOR_ALL -> "0".repeat(64);
        default -> String.format("%064x", seed);
      };
    }

    private Samples squares(String part, int count, int reading) {
      Noise noise = Noise.of(seed + reading, part);
      float[] values = new float[4 * count];
      for (int i = 0; i < values.length; i++) {
        double uniform = noise.uniform(i, 0, 0);
        values[i] =
            switch (fault) {
              case HAS_PIXELS_UP_TO_255 -> (float) (255 * uniform);
              case HAS_NAN -> i == 9 ? Float.NaN : (float) (2 * uniform - 1);
              default -> (float) (2 * uniform - 1);
            };
      }
      return new Samples(Matrix.wrap(count, 4, values), Collections.nCopies(count, "square"));
    }
  }

  @ParameterizedClass
  @TestInstance(TestInstance.Lifecycle.PER_METHOD)
  @EnumSource(Fault.class)
  static final class Contract extends DatasetContract {

    private final Fault fault;
    private final AtomicInteger readings = new AtomicInteger();

    Contract(Fault fault) {
      this.fault = fault;
    }

    @Override
    protected Dataset dataset() {
      return new Squares(fault, 1, false, readings);
    }

    @Override
    protected Optional<Dataset> otherDataset() {
      return Optional.of(new Squares(fault, 2, false, readings));
    }

    @Override
    protected Optional<Dataset> datasetWithoutFiles() {
      return Optional.of(new Squares(fault, 1, true, readings));
    }
  }

  @Test
  void everyFaultIsCaughtByItsRule() {
    ContractRun.catchesEach(Contract.class, Fault.values());
  }
}
