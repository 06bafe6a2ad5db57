package org.difflab.denoisers.local;

import java.util.ArrayList;
import java.util.List;
import org.difflab.denoisers.condition.Conditions;
import org.difflab.denoisers.moments.Moments;
import org.difflab.denoisers.posterior.TrainingRows;
import org.difflab.spi.DenoiserModel;
import org.difflab.spi.Matrix;
import org.difflab.spi.Shape;
import org.difflab.spi.Workers;
import org.difflab.spi.training.DenoiserInput;
import org.difflab.spi.training.Weights;

/** Makes denoisers of patches: nothing is fitted, the training images are kept. */
record PatchFit(PatchOptions options, Workers workers) {

  /**
   * Checks that latents are images.
   *
   * @throws IllegalArgumentException if not
   */
  static void check(Shape latents) {
    if (!latents.isImage()) {
      throw new IllegalArgumentException(
          "a denoiser of patches needs images (height and width of more than 1, 1 or 3 channels),"
              + " found latents of shape "
              + latents
              + "; use it without an encoder, or with one that keeps images");
    }
  }

  DenoiserModel train(DenoiserInput input, PatchMeans.Factory means) {
    check(input.shape());
    DenoiserInput kept = TrainingRows.limited(input, options.limit());
    Conditions conditions = Conditions.of(kept);
    List<Matrix> images = new ArrayList<>();
    for (int[] numbers : conditions.rowsByCondition(kept.conditions())) {
      images.add(kept.latents().select(numbers));
    }
    double[] mean = Moments.meanOf(kept.latents(), workers);
    return new PatchDenoiser(
        kept.shape(),
        conditions,
        images,
        mean,
        options.of(kept.shape()),
        means.of(kept.shape(), mean));
  }

  DenoiserModel load(Weights weights, PatchMeans.Factory means) {
    return PatchDenoiser.load(weights, means);
  }
}
