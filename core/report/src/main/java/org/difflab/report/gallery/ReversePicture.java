// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.gallery;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.difflab.engine.pipeline.TrainedPipeline;
import org.difflab.report.gallery.Trajectory.Moment;
import org.difflab.report.picture.Animation;
import org.difflab.report.picture.ImageSheet;
import org.difflab.report.plot.Axes;
import org.difflab.report.plot.Colours;
import org.difflab.report.plot.Histogram;
import org.difflab.report.plot.Page;
import org.difflab.report.plot.Panel;
import org.difflab.report.plot.Range;
import org.difflab.spi.Matrix;

/** Samples during sampling: x_t on the left, the estimate of x_0 at x_t on the right. */
public final class ReversePicture {

  /** The maximum number of frames. */
  public static final int FRAMES = 48;

  private static final int MILLIS = 80;
  private static final int HOLD_MILLIS = 2000;
  private static final int SIDE = 360;
  private static final int WIDTH = 420;
  private static final int HEIGHT = 280;
  private static final int BINS = 80;
  private static final int SHEET_WIDTH = 420;
  private static final int MOST_ZOOM = 4;
  private static final double SHEET_RATIO = 1.5;
  private static final String NOISY = "samples x_t";
  private static final String CLEAN = "estimate of x_0";

  private final TrainedPipeline pipeline;
  private final Trajectory trajectory;
  private final Optional<Matrix> truth;

  /**
   * Creates the picture.
   *
   * @param truth the data, which determine the axes and are drawn behind histograms; empty to draw
   *     only the samples
   */
  public ReversePicture(TrainedPipeline pipeline, Trajectory trajectory, Optional<Matrix> truth) {
    this.pipeline = pipeline;
    this.trajectory = trajectory;
    this.truth = truth;
  }

  /** Adds the frames of the animation. */
  public void addTo(Animation animation) throws IOException {
    Frame frame = frame();
    int levels = pipeline.schedule().steps();
    List<Moment> moments = trajectory.moments(FRAMES);
    for (int i = 0; i < moments.size(); i++) {
      Moment moment = moments.get(i);
      animation.add(
          frame.draw(moment, "t = " + moment.step() + " of " + levels),
          i == moments.size() - 1 ? HOLD_MILLIS : MILLIS);
    }
  }

  private interface Frame {
    BufferedImage draw(Moment moment, String heading);
  }

  private Frame frame() {
    if (pipeline.shape().isImage()) {
      return images();
    }
    return pipeline.shape().size() == 1 ? numbers() : points();
  }

  private Frame images() {
    int count = trajectory.prompts().size();
    int columns = columns(count);
    int zoom = Math.max(1, Math.min(MOST_ZOOM, SHEET_WIDTH / (columns * pipeline.shape().width())));
    ImageSheet sheet = new ImageSheet(pipeline.shape(), columns, zoom);
    Axes unit = new Axes(new Range(0, 1), new Range(0, 1));
    return (moment, heading) -> {
      Page page = new Page(heading, 2, 1, sheet.width(), sheet.height(count), Page.Space.TITLES);
      page.panel(0, 0, unit).image(sheet.draw(moment.noisy())).title(NOISY);
      page.panel(1, 0, unit).image(sheet.draw(moment.clean())).title(CLEAN);
      return page.image();
    };
  }

  /** The number of columns that fills all rows, if the shape is then acceptable. */
  private static int columns(int count) {
    for (int columns = (int) Math.ceil(Math.sqrt(count));
        columns * columns <= 2 * count;
        columns++) {
      if (count % columns == 0) {
        return columns;
      }
    }
    return (int) Math.ceil(Math.sqrt(count * SHEET_RATIO));
  }

  private Frame numbers() {
    Range range =
        Range.of(truth.orElse(trajectory.finished()), 0)
            .and(Range.of(trajectory.moments().get(0).noisy(), 0))
            .reachingFor(Range.of(trajectory.finished(), 0));
    Optional<Histogram> data = truth.map(known -> Histogram.of(known, 0, range, BINS).relative());
    Axes axes = Axes.under(range, 1);
    return (moment, heading) -> {
      Page page = new Page(heading, 2, 1, WIDTH, HEIGHT, Page.Space.TITLES);
      numbers(page.panel(0, 0, axes), range, data, moment.noisy(), NOISY);
      numbers(page.panel(1, 0, axes), range, data, moment.clean(), CLEAN);
      return page.image();
    };
  }

  private static void numbers(
      Panel panel, Range range, Optional<Histogram> data, Matrix values, String title) {
    data.ifPresent(known -> panel.area(known, Colours.TRUE));
    panel
        .outline(Histogram.of(values, 0, range, BINS).relative(), Colours.GENERATED)
        .title(title + ", density");
    if (data.isPresent()) {
      panel.legend(List.of("data", title), List.of(Colours.TRUE, Colours.GENERATED));
    }
    panel.horizontalTicks();
  }

  private Frame points() {
    Axes axes =
        Axes.of(truth.orElse(trajectory.finished()))
            .and(Axes.of(trajectory.moments().get(0).noisy()))
            .reachingFor(Axes.of(trajectory.finished()));
    Scatter scatter = new Scatter(pipeline.prompts());
    return (moment, heading) -> {
      Page page = new Page(heading, 2, 1, SIDE, SIDE, Page.Space.TITLES);
      Panel left = page.panel(0, 0, axes);
      scatter.draw(left, moment.noisy(), trajectory.prompts());
      left.title(NOISY).verticalTicks().horizontalTicks();
      Panel right = page.panel(1, 0, axes);
      scatter.draw(right, moment.clean(), trajectory.prompts());
      right.title(CLEAN).horizontalTicks();
      scatter.legend(right);
      return page.image();
    };
  }
}
