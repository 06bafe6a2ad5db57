// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.local;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.difflab.denoisers.condition.Conditions;
import org.difflab.denoisers.moments.Moments;
import org.difflab.denoisers.posterior.TrainingRows;
import org.difflab.spi.DenoiserModel;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Progress;
import org.difflab.spi.Shape;
import org.difflab.spi.Weights;
import org.difflab.spi.Workers;
import org.difflab.spi.training.DenoiserInput;
import org.difflab.spi.training.Training;

/** Creates denoisers of patches, which store the training images; nothing is fitted. */
record PatchFit(PatchOptions options, Workers workers) {

  /** Prompts with fewer training images cause a warning. */
  private static final int FEW = 50;

  /** Number of noisy images for which the effect of leaving images out is measured. */
  private static final int PROBES = 10;

  /**
   * Estimates the memory.
   *
   * @param count how many training images there are
   * @return bytes
   */
  long memory(Shape latents, long count) {
    long kept = Math.min(count, options.images().limit().orElse(Integer.MAX_VALUE));
    // The images are chosen, and then laid out side by side.
    return 2L * Float.BYTES * kept * latents.size();
  }

  DenoiserModel train(DenoiserInput input, PatchMeans.Factory<ImageTile> means, Training training) {
    ImageLatents.check(input.shape());
    DenoiserInput kept = TrainingRows.limited(input, options.images().limit());
    Conditions conditions = Conditions.of(kept);
    List<Matrix> images = new ArrayList<>();
    for (int[] numbers : conditions.rowsByCondition(kept.conditions())) {
      images.add(kept.latents().select(numbers));
    }
    warnOfFew(images, training.progress());
    double[] mean = Moments.meanOf(kept.latents(), workers);
    PatchMeans<ImageTile> all = means.of(kept.shape(), images, mean);
    PatchWidths widths =
        options.auto()
            ? new HeldOutWidths(kept.shape(), workers).choose(images, all, training)
            : options.of(kept.shape());
    List<List<ImageTile.Source>> sources = images.stream().map(ImageTile::sources).toList();
    if (options.images().neighbours().isEmpty()) {
      return new PatchDenoiser<>(kept.shape(), conditions, sources, mean, widths, all);
    }
    NearestImages nearest = nearest(kept.shape(), all);
    reportLeftOut(nearest, images, widths, training);
    return new PatchDenoiser<>(kept.shape(), conditions, sources, mean, widths, nearest);
  }

  private static void warnOfFew(List<Matrix> images, Progress progress) {
    long prompts = images.stream().filter(of -> of.rows() > 0).count();
    List<Integer> few =
        images.stream().map(Matrix::rows).filter(rows -> rows > 0 && rows < FEW).sorted().toList();
    if (!few.isEmpty()) {
      progress.warn(
          few.size()
              + " of "
              + prompts
              + " prompts have fewer than "
              + FEW
              + " training images, down to "
              + few.get(0)
              + ": most of what is generated for them will be copies of large parts of these"
              + " images.");
    }
  }

  /**
   * The effect of leaving images out for a noisy image.
   *
   * @param share the largest share of a place's weights that belongs to images left out
   * @param change the root mean square difference of the estimates
   */
  private record LeftOut(double sigma, double share, double change) {}

  /**
   * Measures what comparing with the nearest images only changes, for a few training images with
   * noise, without which the others are searched.
   */
  private void reportLeftOut(
      NearestImages nearest, List<Matrix> images, PatchWidths widths, Training training) {
    List<Matrix> prompts =
        images.stream()
            .filter(of -> of.rows() > options.images().neighbours().getAsInt() + 1)
            .toList();
    if (prompts.isEmpty()) {
      return;
    }
    List<LeftOut> measured =
        workers
            .map(
                PROBES,
                probe ->
                    leftOut(
                        nearest,
                        prompts.get(probe % prompts.size()),
                        probe,
                        widths,
                        training.noise()))
            .stream()
            .flatMap(List::stream)
            .toList();
    LeftOut worst = measured.stream().max(Comparator.comparing(LeftOut::change)).orElseThrow();
    training
        .progress()
        .warn(
            String.format(
                Locale.ROOT,
                "neighbours: %d of up to %d images are compared. For %d noisy training images at"
                    + " %s, this changes a pixel of the estimate by %.2g on average (root mean"
                    + " square) and by %.2g in the worst image (at sigma %.2g). The images left out"
                    + " have up to %.0f %% of the weight of a pixel; where they agree with those"
                    + " kept, that changes nothing.",
                options.images().neighbours().getAsInt(),
                prompts.stream().mapToInt(Matrix::rows).max().orElseThrow(),
                PROBES,
                widths.levels().size() == 1
                    ? "one noise level"
                    : widths.levels().size() + " noise levels",
                Math.sqrt(
                    measured.stream()
                        .mapToDouble(one -> one.change() * one.change())
                        .average()
                        .orElseThrow()),
                worst.change(),
                worst.sigma(),
                100 * measured.stream().mapToDouble(LeftOut::share).max().orElseThrow()));
  }

  /** Measures an image at each level. */
  private static List<LeftOut> leftOut(
      NearestImages nearest, Matrix images, int probe, PatchWidths widths, Noise noise) {
    int chosen = (int) ((long) (probe + 1) * images.rows() / (PROBES + 1));
    List<ImageTile.Source> others = new ArrayList<>(ImageTile.sources(images));
    others.remove(chosen);
    List<NearestImages.Searched> searched = nearest.keep(others);
    List<ImageTile> tiles = ImageTile.passing(others, images.columns());
    List<LeftOut> measured = new ArrayList<>();
    for (NoiseLevel level : widths.levels()) {
      float[] noisy = new float[images.columns()];
      noise.gaussian(probe, 0, noisy, 0, noisy.length);
      for (int i = 0; i < noisy.length; i++) {
        noisy[i] = (float) (level.signal() * images.get(chosen, i) + level.noise() * noisy[i]);
      }
      Matrix row = Matrix.wrap(1, noisy.length, noisy);
      int side = widths.at(level);
      PatchMeans.Estimator<NearestImages.Searched> some = nearest.at(level, side);
      PatchMeans.Estimator<ImageTile> all = nearest.means().at(level, side);
      double[] kept = some.logWeights(row, searched);
      double[] total = all.logWeights(row, tiles);
      double share = 0;
      for (int place = 0; place < total.length; place++) {
        share = Math.max(share, -Math.expm1(kept[place] - total[place]));
      }
      float[] first = some.estimate(row, searched).values();
      float[] second = all.estimate(row, tiles).values();
      double squares = 0;
      for (int i = 0; i < first.length; i++) {
        squares += (first[i] - second[i]) * (first[i] - second[i]);
      }
      measured.add(new LeftOut(level.sigma(), share, Math.sqrt(squares / first.length)));
    }
    return measured;
  }

  DenoiserModel load(Weights weights, PatchMeans.Factory<ImageTile> means) {
    return options.images().neighbours().isEmpty()
        ? PatchDenoiser.load(weights, means)
        : PatchDenoiser.load(
            weights, (shape, images, mean) -> nearest(shape, means.of(shape, images, mean)));
  }

  private NearestImages nearest(Shape shape, PatchMeans<ImageTile> means) {
    return new NearestImages(shape, options.images().neighbours().getAsInt(), means);
  }
}
