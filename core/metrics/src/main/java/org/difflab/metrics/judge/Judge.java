// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics.judge;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.difflab.files.text.PromptChoice;
import org.difflab.files.text.PromptText;
import org.difflab.linear.AlgebraSetting;
import org.difflab.linear.device.ThreadWorkers;
import org.difflab.neural.network.TrainedNetwork;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Samples;
import org.difflab.spi.Shape;
import org.difflab.spi.Weights;
import org.difflab.spi.Workers;
import org.difflab.spi.judge.Judgement;

/**
 * A frozen classifier of the images of one data set, a LeNet-5, with the recipe it was trained by.
 */
public final class Judge {

  /** The least height and width of images that can be judged. */
  public static final int LEAST_SIDE = Lenet.LEAST_SIDE;

  private static final String NETWORK = "network";
  private static final String VALIDATION = "validation-accuracy";
  private static final String TEST = "test-accuracy";

  private final JudgeRecipe recipe;
  private final Accuracy validation;
  private final Accuracy test;
  private final Weights network;
  private final Lenet lenet;
  private final TrainedNetwork trained;

  private Judge(JudgeRecipe recipe, Accuracy validation, Accuracy test, Weights network) {
    requireImages(recipe.shape());
    this.recipe = recipe;
    this.validation = validation;
    this.test = test;
    this.network = network;
    this.lenet = new Lenet(recipe.shape(), recipe.prompts().size());
    this.trained =
        new TrainedNetwork(
            lenet.network(),
            lenet.parameters(network),
            AlgebraSetting.PLAIN.open(ThreadWorkers.serial()));
  }

  /**
   * Creates a judge from a trained network, and measures its accuracy on held-out images.
   *
   * @param network the matrices {@code convolution-1}, {@code convolution-2}, {@code dense-1},
   *     {@code dense-2} and {@code dense-3}, one kernel or output per row, channel by channel and
   *     line by line, and their biases under the names with the suffix {@code -bias}
   * @throws InputException if a matrix is missing or has another size
   */
  public static Judge of(
      JudgeRecipe recipe, Weights network, Samples validation, Samples test, Workers workers) {
    Accuracy untried = new Accuracy(0, 0);
    Judge judge = new Judge(recipe, untried, untried, network);
    return new Judge(
        recipe, judge.accuracy(validation, workers), judge.accuracy(test, workers), network);
  }

  /**
   * Restores a judge from its {@link #weights}.
   *
   * @throws InputException if an array is missing or has another size
   */
  public static Judge load(Weights weights) {
    return new Judge(
        JudgeRecipe.load(weights),
        Accuracy.parse(weights.text(VALIDATION)),
        Accuracy.parse(weights.text(TEST)),
        weights.part(NETWORK));
  }

  /**
   * Checks that images of a shape can be judged.
   *
   * @throws InputException if they are too small, or no images
   */
  public static void requireImages(Shape shape) {
    if (!shape.isImage() || Math.min(shape.height(), shape.width()) < LEAST_SIDE) {
      throw new InputException(
          "a judge needs images of at least "
              + LEAST_SIDE
              + "x"
              + LEAST_SIDE
              + " pixels, grey or RGB; found samples of "
              + shape);
    }
  }

  /** Returns everything needed to restore this judge. */
  public Weights weights() {
    Weights.Builder weights = Weights.builder().part(NETWORK, network);
    recipe.save(weights);
    return weights.text(VALIDATION, validation.text()).text(TEST, test.text()).build();
  }

  /** Returns how this judge was trained. */
  public JudgeRecipe recipe() {
    return recipe;
  }

  /** Returns its accuracy on the images held out of its training. */
  public Accuracy validationAccuracy() {
    return validation;
  }

  /** Returns its accuracy on the test part. */
  public Accuracy testAccuracy() {
    return test;
  }

  /** Returns the number of weights and biases. */
  public int parameters() {
    return network.matrices().values().stream().mapToInt(matrix -> matrix.values().length).sum();
  }

  /**
   * Classifies images. The result for an image has the same bits on every machine, for any other
   * images in the batch and any number of threads: it is computed in plain Java, whatever linear
   * algebra the rest of a run uses.
   *
   * @param images n×d, laid out as the recipe's shape, values in [−1, 1]
   * @throws IllegalArgumentException if they have another width
   */
  public Judgement judge(Matrix images, Workers workers) {
    images.requireColumns(recipe.shape().size(), "images");
    int count = images.rows();
    int classes = recipe.prompts().size();
    float[] features = new float[Math.multiplyExact(count, Lenet.FEATURES)];
    float[] logits = new float[Math.multiplyExact(count, classes)];
    workers.mapBlocks(
        count,
        (from, to) -> {
          Matrix found = features(images, from, to);
          copy(found, features, from);
          copy(trained.compute(lenet.logits(), Map.of(lenet.features(), found)), logits, from);
          return to;
        });
    return Judgement.of(
        Matrix.wrap(count, Lenet.FEATURES, features), Matrix.wrap(count, classes, logits));
  }

  private Matrix features(Matrix images, int from, int to) {
    int width = images.columns();
    float[] intensities = Arrays.copyOfRange(images.values(), from * width, to * width);
    for (int i = 0; i < intensities.length; i++) {
      intensities[i] = 0.5f * (intensities[i] + 1f);
    }
    return trained.compute(
        lenet.features(), Map.of(lenet.image(), Matrix.wrap(to - from, width, intensities)));
  }

  private static void copy(Matrix block, float[] into, int row) {
    System.arraycopy(block.values(), 0, into, row * block.columns(), block.values().length);
  }

  /** Counts the images that this judge classifies as their prompt. */
  public Accuracy accuracy(Samples samples, Workers workers) {
    int[] found = judge(samples.values(), workers).labels();
    int[] labels = labels(samples.prompts());
    int right = 0;
    for (int i = 0; i < labels.length; i++) {
      right += labels[i] == found[i] ? 1 : 0;
    }
    return new Accuracy(right, labels.length);
  }

  /**
   * Returns the class of each prompt.
   *
   * @throws InputException if one of them is not among the classes of this judge
   */
  public int[] labels(List<String> prompts) {
    Map<String, Integer> known = new HashMap<>();
    for (String prompt : recipe.prompts()) {
      known.putIfAbsent(prompt, known.size());
    }
    return prompts.stream().mapToInt(prompt -> label(prompt, known)).toArray();
  }

  private int label(String prompt, Map<String, Integer> known) {
    Integer label = known.get(prompt);
    if (label == null) {
      throw new InputException(
          "the judge for '"
              + recipe.dataset()
              + "' has the classes "
              + PromptChoice.named(recipe.prompts())
              + "; found '"
              + PromptText.inOneLine(prompt)
              + "'");
    }
    return label;
  }
}
