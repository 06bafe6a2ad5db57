// SPDX-License-Identifier: Apache-2.0
package org.difflab.report;

import java.util.List;
import java.util.Optional;
import org.difflab.engine.pipeline.SampleRequest;
import org.difflab.engine.pipeline.TrainedPipeline;
import org.difflab.report.gallery.HistogramPicture;
import org.difflab.report.gallery.ReversePicture;
import org.difflab.report.gallery.SamplePicture;
import org.difflab.report.gallery.Trajectory;
import org.difflab.report.gallery.TrueSamples;
import org.difflab.report.picture.ImageSheet;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Samples;
import org.difflab.spi.Shape;

/**
 * Draws samples, in the same way as the command does.
 *
 * <pre>{@code
 * Samples sevens = pipeline.generate(List.of("7"), 5, 1);
 * Pictures.samples(sevens, pipeline.shape()).write(Path.of("sevens.png"));
 * Pictures.trajectory(pipeline, List.of("7"), 5, 1).write(Path.of("sevens.gif"));
 * }</pre>
 *
 * <p>Images have the values −1 to 1 and are clipped to this range. Grey ones are drawn as ink on
 * paper: −1 is white and 1 is black. The same samples give the same pixels on machines with the
 * same fonts. Latents are not samples: they are decoded first, by {@code
 * pipeline.encoder().decode(latents)}.
 */
public final class Pictures {

  private static final int MOST_SAMPLES = 10_000;
  private static final int MOST_VALUES = 50_000_000;
  private static final double MOST_GRID_PIXELS = 250e6;

  /** Maximum number of values of a trajectory at one noise level: 4 MB. */
  private static final int MOST_TRAJECTORY_VALUES = 1 << 20;

  private static final String LATENTS =
      "; latents must be decoded first, with pipeline.encoder().decode(latents)";

  private Pictures() {}

  /**
   * Draws samples: images in a row for each prompt, in the order in which prompts first occur;
   * single numbers as a histogram; points of the plane as a scatter plot with a colour for each
   * prompt; longer vectors as a scatter plot of their first two values, as stated in its title. At
   * most 100 prompts and 2,000 points are drawn, evenly spaced among all.
   *
   * @param shape the layout of a sample, as {@code pipeline.shape()}
   * @throws InputException if there are no samples, a value is not finite, rows do not have the
   *     length of the shape, or there are more images than {@link #mostSamples}
   */
  public static Picture samples(Samples samples, Shape shape) {
    return samples(samples, shape, (int) samples.prompts().stream().distinct().count());
  }

  /**
   * Draws samples of a selection of prompts. See {@link #samples(Samples, Shape)}.
   *
   * @param all total number of prompts; if not all are shown, a line below images states it
   * @throws InputException as described there
   */
  public static Picture samples(Samples samples, Shape shape, int all) {
    requireDrawable(samples.values(), shape);
    return new Picture(
        SamplePicture.of(samples, shape, samples.prompts().stream().distinct().toList(), all));
  }

  /**
   * Returns the greatest number of images in a picture: 10,000, or fewer so that they have at most
   * 50,000,000 values in total.
   *
   * @param shape how an image is laid out
   */
  public static int mostSamples(Shape shape) {
    return Math.min(MOST_SAMPLES, Math.max(1, MOST_VALUES / shape.size()));
  }

  /**
   * Draws images without gaps and titles, in rows.
   *
   * @param images one image per row
   * @param shape how an image is laid out
   * @param columns images in a row of the picture, at least 1
   * @param zoom size of an image's pixel in pixels of the picture, at least 1
   * @throws InputException if the shape is not that of an image, a number is less than 1, or as for
   *     {@link #samples(Samples, Shape)}
   */
  public static Picture grid(Matrix images, Shape shape, int columns, int zoom) {
    if (!shape.isImage()) {
      throw new InputException("a grid needs images, found samples of shape " + shape);
    }
    if (columns < 1 || zoom < 1) {
      throw new InputException(
          "columns and zoom of a grid must be at least 1, found " + columns + " and " + zoom);
    }
    requireDrawable(images, shape);
    int shown = Math.min(columns, images.rows());
    int rows = (images.rows() + shown - 1) / shown;
    double pixels = (double) shown * rows * shape.width() * zoom * shape.height() * zoom;
    if (pixels > MOST_GRID_PIXELS) {
      throw new InputException(
          "a grid of "
              + shown
              + "x"
              + rows
              + " images of shape "
              + shape
              + ", each pixel taking "
              + zoom
              + "x"
              + zoom
              + ", would be too large");
    }
    return new Picture(new ImageSheet(shape, shown, zoom).draw(images));
  }

  /**
   * Draws the distribution of samples of one or two numbers: a histogram, or a map of the density
   * in the plane. With two to six prompts, each has its own panel.
   *
   * @param shape the layout of a sample, as {@code pipeline.shape()}
   * @throws InputException if they have more than two values, or as for {@link #samples(Samples,
   *     Shape)}
   */
  public static Picture density(Samples samples, Shape shape) {
    requireOneOrTwo(samples, shape);
    return new Picture(new HistogramPicture(Optional.empty(), samples, prompts(samples)).draw());
  }

  /**
   * Draws the distribution of generated samples of one or two numbers in comparison with data: two
   * overlaid histograms, or two maps of the density with the same axes and colours. With two to six
   * prompts, each has its own row.
   *
   * @param shape the layout of a sample, as {@code pipeline.shape()}
   * @throws InputException as for {@link #density(Samples, Shape)}
   */
  public static Picture density(Samples data, Samples generated, Shape shape) {
    requireOneOrTwo(data, shape);
    requireOneOrTwo(generated, shape);
    return new Picture(
        new HistogramPicture(
                Optional.of(new TrueSamples("data", data)),
                generated,
                prompts(data.followedBy(generated)))
            .draw());
  }

  /**
   * Generates samples and draws the sampling process: x_t on the left, the estimate of x_0 at x_t
   * on the right.
   *
   * @param prompts the prompts
   * @param count samples of each prompt, at least 1
   * @param seed determines the noise; the samples are those of {@code pipeline.generate(prompts,
   *     count, seed)}
   * @throws InputException if samples are vectors of more than two values, there are too many of
   *     them, there is no prompt, or a prompt is unknown
   */
  public static AnimatedPicture trajectory(
      TrainedPipeline pipeline, List<String> prompts, int count, long seed) {
    Shape shape = pipeline.shape();
    if (!shape.isImage() && shape.size() > 2) {
      throw new InputException(
          "a trajectory needs images, numbers or points of the plane, found samples of shape "
              + shape);
    }
    if (prompts.isEmpty() || count < 1) {
      throw new InputException(
          "a trajectory needs at least one prompt and one sample of each, found "
              + prompts.size()
              + " and "
              + count);
    }
    int most = Math.min(mostSamples(shape), Math.max(1, MOST_TRAJECTORY_VALUES / shape.size()));
    if ((long) prompts.size() * count > most) {
      throw new InputException(
          "a trajectory of samples of shape "
              + shape
              + " is drawn of at most "
              + most
              + " samples, found "
              + (long) prompts.size() * count);
    }
    Trajectory trajectory =
        Trajectory.of(pipeline, SampleRequest.each(prompts, count), seed, ReversePicture.FRAMES);
    return new AnimatedPicture(new ReversePicture(pipeline, trajectory, Optional.empty())::addTo);
  }

  private static List<String> prompts(Samples samples) {
    return samples.prompts().stream().distinct().toList();
  }

  private static void requireOneOrTwo(Samples samples, Shape shape) {
    if (shape.size() > 2) {
      throw new InputException(
          "a density needs samples of one or two numbers, found samples of shape " + shape);
    }
    requireDrawable(samples.values(), shape);
  }

  private static void requireDrawable(Matrix values, Shape shape) {
    if (values.rows() == 0) {
      throw new InputException("there are no samples to draw");
    }
    if (values.columns() != shape.size()) {
      throw new InputException(
          "samples of shape "
              + shape
              + " have "
              + shape.size()
              + " values each, found "
              + values.columns()
              + LATENTS);
    }
    if (!values.isFinite()) {
      throw new InputException("samples with values that are not finite cannot be drawn");
    }
    if (shape.isImage() && values.rows() > mostSamples(shape)) {
      throw new InputException(
          "at most "
              + mostSamples(shape)
              + " images of shape "
              + shape
              + " fit into a picture, found "
              + values.rows());
    }
  }
}
