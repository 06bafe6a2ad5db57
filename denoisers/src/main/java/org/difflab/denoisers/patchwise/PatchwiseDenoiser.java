// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.patchwise;

import java.util.List;
import java.util.stream.IntStream;
import org.difflab.spi.Curve;
import org.difflab.spi.DenoiserModel;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.ModelTable;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Shape;
import org.difflab.spi.Weights;
import org.difflab.spi.Workers;
import org.difflab.spi.training.DenoiserTrainer;

/**
 * Applies a denoiser D to every patch, and takes each pixel's mean: x̂(p) = (1/|C_p|) Σ_{c∈C_p}
 * D(P_c x_t)[p − c] with the patches C_p that hold the pixel p. Without noise the result is x_t /
 * signal, as that of D is: the sum of equal float32 values is exact in float64.
 *
 * @param patches the patches of an image
 * @param denoiser D, which was trained on patches
 */
record PatchwiseDenoiser(Patches patches, DenoiserModel denoiser) implements DenoiserModel {

  /** The name of D among weights, and in training. */
  static final String PART = "denoiser";

  private static final String SHAPE = "shape";

  /** How many patches are denoised at a time, at most, and how many values they have. */
  private static final int BLOCK_PATCHES = 16 * Workers.BLOCK_ROWS;

  private static final int BLOCK_VALUES = 1 << 20;

  /** Restores a denoiser from its {@link #weights}. */
  static PatchwiseDenoiser load(Weights weights, int side, DenoiserTrainer trainer) {
    double[] sizes = weights.array(SHAPE);
    if (sizes.length != 3) {
      throw new InputException(
          "weights: '"
              + SHAPE
              + "' must be height, width and channels, found "
              + sizes.length
              + " numbers");
    }
    Shape image = new Shape((int) sizes[0], (int) sizes[1], (int) sizes[2]);
    return new PatchwiseDenoiser(new Patches(image, side), trainer.load(weights.part(PART)));
  }

  @Override
  public Matrix denoise(Matrix noisy, NoiseLevel level, Matrix conditions) {
    Shape image = patches.image();
    noisy.requireColumns(image.size(), "noisy rows");
    if (conditions.rows() != noisy.rows()) {
      throw new IllegalArgumentException(
          noisy.rows() + " noisy rows need as many conditions, found " + conditions.rows());
    }
    double[] sums = new double[noisy.values().length];
    int places = patches.places();
    int count = noisy.rows() * places;
    int block = Math.max(1, Math.min(BLOCK_PATCHES, BLOCK_VALUES / patches.shape().size()));
    for (int from = 0; from < count; from += Math.min(block, count - from)) {
      int[] numbers = IntStream.range(from, from + Math.min(block, count - from)).toArray();
      int[] images = IntStream.of(numbers).map(number -> number / places).toArray();
      Matrix estimates =
          denoiser.denoise(patches.cut(noisy, numbers), level, conditions.select(images));
      patches.add(estimates, numbers, sums);
    }
    float[] clean = new float[sums.length];
    for (int i = 0; i < clean.length; i++) {
      clean[i] = (float) (sums[i] / patches.holding(i % image.size() / image.channels()));
    }
    return Matrix.wrap(noisy.rows(), image.size(), clean);
  }

  @Override
  public List<Curve> curves() {
    return denoiser.curves();
  }

  @Override
  public List<ModelTable> tables() {
    return denoiser.tables();
  }

  @Override
  public Weights weights() {
    Shape image = patches.image();
    return Weights.builder()
        .array(SHAPE, image.height(), image.width(), image.channels())
        .part(PART, denoiser.weights())
        .build();
  }
}
