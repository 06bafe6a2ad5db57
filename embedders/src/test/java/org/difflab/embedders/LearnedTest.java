// SPDX-License-Identifier: Apache-2.0
package org.difflab.embedders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.difflab.linear.AlgebraSetting;
import org.difflab.linear.device.ThreadWorkers;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.Progress;
import org.difflab.spi.Samples;
import org.difflab.spi.Weights;
import org.difflab.spi.training.EmbedderInput;
import org.difflab.spi.training.Training;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LearnedTest {

  private static LearnedTrainer trainer(int width) {
    return new LearnedTrainer(
        new LearnedTrainer.Options(width), AlgebraSetting.PLAIN.open(ThreadWorkers.serial()));
  }

  private static LearnedEmbedder trained(int width, EmbedderInput input) {
    return (LearnedEmbedder)
        trainer(width).train(input, new Training(Noise.of(5, "learned"), Progress.SILENT));
  }

  /** Prompt p has p + 1 times {@code each} samples, Gaussian around a mean of its own. */
  private static EmbedderInput input(int prompts, int width, int each) {
    Noise noise = Noise.of(11, "latents");
    List<float[]> rows = new ArrayList<>();
    List<String> said = new ArrayList<>();
    for (int prompt = 0; prompt < prompts; prompt++) {
      for (int sample = 0; sample < each * (prompt + 1); sample++) {
        float[] row = new float[width];
        for (int column = 0; column < width; column++) {
          double mean = 3 * noise.normal(prompt, 1, column) / (1 + column);
          row[column] = (float) (2 + mean + noise.normal(1000L * prompt + sample, 2, column));
        }
        rows.add(row);
        said.add("p" + prompt);
      }
    }
    List<String> vocabulary = IntStream.range(0, prompts).mapToObj(p -> "p" + p).toList();
    return new EmbedderInput(
        vocabulary, new Samples(Matrix.ofRows(rows.toArray(float[][]::new)), said));
  }

  /** The least Σ‖z − b − W·e‖² over b and W, by regression of latents on the vectors given. */
  private static double error(EmbedderInput input, Matrix vectors, int used) {
    Samples latents = input.latents();
    int size = used + 1;
    int width = latents.values().columns();
    double[][] left = new double[size][size];
    double[][] right = new double[size][width];
    for (int row = 0; row < latents.count(); row++) {
      double[] features = features(vectors, input, row, used);
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          left[i][j] += features[i] * features[j];
        }
        for (int j = 0; j < width; j++) {
          right[i][j] += features[i] * latents.values().get(row, j);
        }
      }
    }
    solve(left, right);
    double error = 0;
    for (int row = 0; row < latents.count(); row++) {
      double[] features = features(vectors, input, row, used);
      for (int j = 0; j < width; j++) {
        double difference = latents.values().get(row, j);
        for (int i = 0; i < size; i++) {
          difference -= features[i] * right[i][j];
        }
        error += difference * difference;
      }
    }
    return error;
  }

  private static double[] features(Matrix vectors, EmbedderInput input, int row, int used) {
    int prompt = input.vocabulary().indexOf(input.latents().prompts().get(row));
    double[] features = new double[used + 1];
    for (int i = 0; i < used; i++) {
      features[i] = vectors.get(prompt, i);
    }
    features[used] = 1;
    return features;
  }

  /** Gauss and Jordan; leaves the solution in {@code right}. */
  private static void solve(double[][] left, double[][] right) {
    int size = left.length;
    for (int pivot = 0; pivot < size; pivot++) {
      for (int row = 0; row < size; row++) {
        double factor = row == pivot ? 0 : left[row][pivot] / left[pivot][pivot];
        for (int column = 0; column < size; column++) {
          left[row][column] -= factor * left[pivot][column];
        }
        for (int column = 0; column < right[0].length; column++) {
          right[row][column] -= factor * right[pivot][column];
        }
      }
    }
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < right[0].length; column++) {
        right[row][column] /= left[row][row];
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"8,5,1", "8,5,2", "8,5,3", "4,9,1", "4,9,2"})
  void noOtherVectorsPredictLatentsBetter(int prompts, int latentWidth, int width) {
    EmbedderInput input = input(prompts, latentWidth, 6);
    Matrix vectors = trained(width, input).vectors();
    double best = error(input, vectors, width);
    Noise noise = Noise.of(3, "others");
    for (int attempt = 0; attempt < 30; attempt++) {
      double amount = Math.pow(10, -attempt / 10.0);
      float[] other = vectors.values().clone();
      for (int i = 0; i < other.length; i++) {
        other[i] += (float) (amount * noise.normal(attempt, 0, i));
      }
      double error = error(input, Matrix.wrap(vectors.rows(), width, other), width);
      assertTrue(error >= best * (1 - 1e-9), error + " is less than " + best);
    }
  }

  @Test
  void asManyNumbersAsTheMeansHaveRankPredictThemExactly() {
    EmbedderInput input = input(4, 9, 6);
    double perfect = 0;
    int row = 0;
    for (int prompt = 0; prompt < 4; prompt++) {
      int count = 6 * (prompt + 1);
      for (int column = 0; column < 9; column++) {
        double sum = 0;
        double squares = 0;
        for (int i = row; i < row + count; i++) {
          double value = input.latents().values().get(i, column);
          sum += value;
          squares += value * value;
        }
        perfect += squares - sum * sum / count;
      }
      row += count;
    }
    assertEquals(perfect, error(input, trained(16, input).vectors(), 3), 1e-4 * perfect);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 16})
  void coordinatesHaveAMeanSquareOfOneAndTheRestIsSmall(int width) {
    Matrix vectors = trained(width, input(4, 9, 6)).vectors();
    int used = Math.min(3, width);
    double squares = 0;
    for (int prompt = 0; prompt < 4; prompt++) {
      for (int column = 0; column < width; column++) {
        double value = vectors.get(prompt, column);
        squares += column < used ? value * value : 0;
        boolean filling = value != 0 && Math.abs(value) < 0.6;
        assertTrue(column < used || filling, "filled with " + value);
      }
    }
    assertEquals(1, squares / (4 * used), 1e-5);
    assertEquals(Matrix.zeros(1, width), vectors.slice(4, 5), "no prompt is the origin");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 16})
  void promptsWithSimilarSamplesHaveVectorsThatAreNear(int width) {
    Matrix latents =
        Matrix.ofRows(
            new float[] {0, 0, 1},
            new float[] {0.1f, 0, 1},
            new float[] {5, 4, -2},
            new float[] {0, 0.2f, 1},
            new float[] {0, 0.1f, 1.1f},
            new float[] {5, 4.3f, -2});
    List<String> prompts = List.of("o", "0", "w", "o", "0", "w");
    LearnedEmbedder embedder =
        trained(width, new EmbedderInput(List.of("0", "o", "w"), new Samples(latents, prompts)));
    Matrix rows = embedder.embed(List.of("0", "o", "w"));
    assertTrue(distance(rows, 0, 1) < distance(rows, 0, 2) / 3);
    assertTrue(distance(rows, 0, 1) < distance(rows, 1, 2) / 3);
  }

  private static double distance(Matrix rows, int left, int right) {
    double sum = 0;
    for (int column = 0; column < rows.columns(); column++) {
      double difference = rows.get(left, column) - rows.get(right, column);
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 16})
  void promptsWithOneMeanOrNoSamplesAreToldApart(int width) {
    Matrix latents = Matrix.ofRows(new float[] {-1}, new float[] {1}, new float[] {-1});
    List<String> vocabulary = List.of("a", "b", "like a", "unseen", "unseen too");
    LearnedEmbedder embedder =
        trained(
            width,
            new EmbedderInput(vocabulary, new Samples(latents, List.of("a", "b", "like a"))));
    Matrix rows = embedder.vectors();
    for (int left = 0; left < rows.rows(); left++) {
      for (int right = 0; right < left; right++) {
        assertTrue(distance(rows, left, right) > 1e-3, left + " is as " + right);
      }
    }
  }

  @Test
  void oneLonelyPromptHasAVectorToo() {
    Matrix vectors = trained(4, input(1, 3, 5)).vectors();
    assertTrue(distance(vectors, 0, 1) > 1e-3);
    assertTrue(trained(2, new EmbedderInput(List.of("a"), Samples.none(3))).vectors().isFinite());
    assertThrows(IllegalArgumentException.class, () -> trainer(3).width(List.of()));
  }

  @Test
  void unknownPromptsAreToldAsByOneHot() {
    EmbedderInput input = input(3, 4, 2);
    InputException e =
        assertThrows(InputException.class, () -> trained(3, input).embed(List.of("P1 ")));
    assertEquals(
        "prompt 'P1 ' is unknown; did you mean 'p1'? There are 'p0', 'p1', 'p2'", e.getMessage());
  }

  @Test
  void damagedWeightsAreRefused() {
    LearnedEmbedder embedder = trained(3, input(3, 4, 2));
    assertThrows(InputException.class, () -> trainer(3).load(Weights.none()));
    assertThrows(InputException.class, () -> trainer(4).load(embedder.weights()));
    Weights fewer =
        Weights.builder()
            .part("vocabulary", new Vocabulary(List.of("p0")).weights())
            .matrix("vectors", embedder.vectors())
            .build();
    assertThrows(InputException.class, () -> trainer(3).load(fewer));
  }
}
