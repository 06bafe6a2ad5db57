// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.gaussian;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.difflab.data.LocalFolders;
import org.difflab.data.Mnist;
import org.difflab.data.PublishedSet;
import org.difflab.data.SplitOptions;
import org.difflab.denoisers.Problem;
import org.difflab.linear.AlgebraSetting;
import org.difflab.linear.device.ThreadWorkers;
import org.difflab.spi.DataFolders;
import org.difflab.spi.DenoiserModel;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Progress;
import org.difflab.spi.Samples;
import org.difflab.spi.Shape;
import org.difflab.spi.Splits;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.training.DenoiserInput;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Mean squared errors a pixel on MNIST digits that were held out of training, with noise added to
 * pixels in [−1, 1].
 */
class HeldOutDigitsTest {

  private static final double[] SIGMAS = {0.1, 0.5, 1, 2};

  @Test
  void errorsAreThoseKnownOfGaussians() {
    try (ThreadWorkers workers = ThreadWorkers.perProcessor()) {
      LinearAlgebra algebra = AlgebraSetting.AUTO.open(workers);
      Splits digits = digits(workers);
      DenoiserInput input =
          new DenoiserInput(
              new Shape(28, 28, 1),
              digits.train().values(),
              conditions(digits.train()),
              Optional.empty());
      Samples test = digits.test().select(IntStream.range(0, 2500).map(i -> 4 * i).toArray());
      double[] pooled = {0.0049, 0.0405, 0.0800, 0.1378};
      errorsAreNear(pooled, wiener(WienerTrainer.Per.EVERYTHING, input, algebra, workers), test);
      double[] perPrompt = {0.0041, 0.0320, 0.0616, 0.1044};
      errorsAreNear(perPrompt, wiener(WienerTrainer.Per.PROMPT, input, algebra, workers), test);
    }
  }

  @Test
  void aMixtureBeatsOneGaussianPerPrompt() {
    try (ThreadWorkers workers = ThreadWorkers.perProcessor()) {
      LinearAlgebra algebra = AlgebraSetting.AUTO.open(workers);
      Splits digits = digits(workers);
      Samples train = digits.train().select(IntStream.range(0, 20_000).map(i -> 3 * i).toArray());
      DenoiserInput input =
          new DenoiserInput(
              new Shape(14, 14, 1), halved(train.values()), conditions(train), Optional.empty());
      Samples test = digits.test().select(IntStream.range(0, 1000).map(i -> 10 * i).toArray());
      Samples small = new Samples(halved(test.values()), test.prompts());
      DenoiserModel mixture =
          new MixtureTrainer(
                  new MixtureTrainer.Options(4, OptionalDouble.empty(), 3), algebra, workers)
              .train(input, Problem.training());
      DenoiserModel gaussian = wiener(WienerTrainer.Per.PROMPT, input, algebra, workers);
      for (double sigma : SIGMAS) {
        double error = error(mixture, small, sigma);
        double one = error(gaussian, small, sigma);
        assertTrue(error < 0.98 * one, "sigma " + sigma + ": " + error + " against " + one);
      }
    }
  }

  private static Splits digits(ThreadWorkers workers) {
    DataFolders folders = LocalFolders.fromSettings();
    Assumptions.assumeTrue(
        folders.mirror().filter(mirror -> Files.isDirectory(mirror.resolve("mnist"))).isPresent(),
        "MNIST is not in the data directory (difflab.data or DIFFLAB_DATA): skipped");
    PublishedSet.Options options = new PublishedSet.Options(SplitOptions.DEFAULT);
    return new Mnist(options, folders, workers).load(Progress.SILENT);
  }

  private static Matrix conditions(Samples samples) {
    List<Matrix> conditions = new ArrayList<>();
    for (String prompt : samples.prompts()) {
      conditions.add(Problem.oneHot(Integer.parseInt(prompt), 10));
    }
    return Matrix.stack(conditions);
  }

  /** Averages squares of two by two pixels. */
  private static Matrix halved(Matrix images) {
    float[] halved = new float[images.rows() * 196];
    for (int i = 0; i < halved.length; i++) {
      int row = i / 196;
      int pixel = i % 196 / 14 * 56 + i % 14 * 2;
      halved[i] =
          (images.get(row, pixel)
                  + images.get(row, pixel + 1)
                  + images.get(row, pixel + 28)
                  + images.get(row, pixel + 29))
              / 4;
    }
    return Matrix.wrap(images.rows(), 196, halved);
  }

  private static DenoiserModel wiener(
      WienerTrainer.Per per, DenoiserInput input, LinearAlgebra algebra, ThreadWorkers workers) {
    return new WienerTrainer(
            new WienerTrainer.Options(per, WienerTrainer.Unconditional.MIXTURE, 0),
            algebra,
            workers)
        .train(input, Problem.training());
  }

  private static double error(DenoiserModel model, Samples test, double sigma) {
    NoiseLevel level = new NoiseLevel(1, 1, sigma);
    Matrix noisy = Problem.noisy(test.values(), level, 90);
    return Problem.meanSquaredError(model.denoise(noisy, level, conditions(test)), test.values());
  }

  private static void errorsAreNear(double[] known, DenoiserModel model, Samples test) {
    for (int i = 0; i < known.length; i++) {
      assertEquals(known[i], error(model, test, SIGMAS[i]), 0.03 * known[i], "sigma " + SIGMAS[i]);
    }
  }
}
