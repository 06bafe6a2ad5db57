// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.gallery;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.difflab.engine.pipeline.TrainedPipeline;
import org.difflab.report.gallery.Trajectory.Moment;
import org.difflab.report.picture.Animation;
import org.difflab.report.picture.Lettering.Align;
import org.difflab.report.plot.Axes;
import org.difflab.report.plot.Colours;
import org.difflab.report.plot.DensityMap;
import org.difflab.report.plot.Histogram;
import org.difflab.report.plot.Page;
import org.difflab.report.plot.Panel;
import org.difflab.report.plot.Range;
import org.difflab.spi.Matrix;
import org.difflab.spi.Samples;

/**
 * The density of one or two numbers through the noise levels: forward, from data to noise, and
 * back, from noise to samples. Every level has its own colour scale, from white for 0 to the
 * darkest colour for its maximum.
 */
final class EvolutionPicture {

  private static final int MANY = 20_000;
  private static final int COLUMNS = 160;
  private static final int BINS = 110;
  private static final int MAP_BINS = 56;
  private static final int WIDTH = 430;
  private static final int HEIGHT = 300;
  private static final int PANEL = 168;
  private static final int SIDE = 420;
  private static final int FRAMES = 28;
  private static final int MILLIS = 90;
  private static final int HOLD_MILLIS = 1500;
  private static final String FORWARD = "forward: the data become noise";
  private static final String BACK = "back: noise becomes samples";

  private final TrainedPipeline pipeline;
  private final NoisedData data;
  private final Trajectory trajectory;
  private final int last;

  EvolutionPicture(TrainedPipeline pipeline, Samples training, Trajectory trajectory, long seed) {
    this.pipeline = pipeline;
    this.data = NoisedData.of(pipeline, training, MANY, seed);
    this.trajectory = trajectory;
    this.last = pipeline.schedule().steps();
  }

  private boolean isLine() {
    return pipeline.shape().size() == 1;
  }

  BufferedImage strip() {
    return isLine() ? columns() : maps();
  }

  private Range range() {
    return Range.of(data.clean().values(), 0)
        .and(Range.of(data.shownAt(last), 0))
        .and(Range.of(trajectory.moments().get(0).noisy(), 0))
        .reachingFor(Range.of(trajectory.finished(), 0));
  }

  private Axes axes() {
    return Axes.of(data.clean().values())
        .and(Axes.of(data.shownAt(last)))
        .and(Axes.of(trajectory.moments().get(0).noisy()))
        .reachingFor(Axes.of(trajectory.finished()));
  }

  private BufferedImage columns() {
    Range range = range();
    Axes axes = new Axes(new Range(0, 1), range);
    List<Integer> steps = Steps.spread(last, COLUMNS);
    List<Histogram> forward = new ArrayList<>();
    for (int step : steps) {
      forward.add(Histogram.of(data.shownAt(step), 0, range, BINS));
    }
    List<Moment> moments = trajectory.moments();
    List<Histogram> back = new ArrayList<>();
    for (Moment moment : moments) {
      back.add(Histogram.of(moment.noisy(), 0, range, BINS));
    }
    Page page = new Page("", 2, 1, WIDTH, HEIGHT, Page.Space.TITLES);
    Panel left = page.panel(0, 0, axes).columns(forward).title(FORWARD).verticalTicks();
    marks(left, steps);
    Panel right = page.panel(1, 0, axes).columns(back).title(BACK).framed();
    marks(right, moments.stream().map(Moment::step).toList());
    return page.image();
  }

  private static void marks(Panel panel, List<Integer> steps) {
    int end = steps.size() - 1;
    int middle = end / 2;
    panel.mark("t = " + steps.get(0), 0, Align.LEFT);
    if (middle > 0) {
      panel.mark(Integer.toString(steps.get(middle)), (middle + 0.5) / steps.size(), Align.MIDDLE);
    }
    panel.mark(Integer.toString(steps.get(end)), 1, Align.RIGHT);
  }

  private BufferedImage maps() {
    Axes axes = axes();
    List<Integer> steps = Steps.denseNearClean(last);
    Page page = new Page("", steps.size(), 2, PANEL, PANEL, Page.Space.TITLES);
    for (int column = 0; column < steps.size(); column++) {
      int step = steps.get(column);
      Moment moment = trajectory.nearest(step);
      Panel above = map(page.panel(column, 0, axes), data.shownAt(step));
      above.title(step == 0 ? "data" : "forward, t = " + step);
      Panel below = map(page.panel(column, 1, axes), moment.noisy());
      below.title(moment.step() == 0 ? "samples" : "back, t = " + moment.step());
      below.horizontalTicks();
      if (column == 0) {
        above.verticalTicks();
        below.verticalTicks();
      }
    }
    return page.image();
  }

  private static Panel map(Panel panel, Matrix points) {
    DensityMap map = DensityMap.of(points, panel.axes(), MAP_BINS);
    return panel.heat(map, map.top()).framed();
  }

  /** Adds the frames of the animation, there and back. */
  void addTo(Animation animation) throws IOException {
    Frame frame = isLine() ? lines() : heat();
    for (int step : Steps.spread(last, FRAMES)) {
      animation.add(
          frame.draw(data.shownAt(step), heading(step), FORWARD),
          step == 0 || step == last ? HOLD_MILLIS : MILLIS);
    }
    for (Moment moment : trajectory.moments(FRAMES)) {
      animation.add(
          frame.draw(moment.noisy(), heading(moment.step()), BACK),
          moment.step() == 0 ? HOLD_MILLIS : MILLIS);
    }
  }

  private String heading(int step) {
    return "t = " + step + " of " + last;
  }

  private interface Frame {
    BufferedImage draw(Matrix samples, String heading, String title);
  }

  private Frame lines() {
    Range range = range();
    Histogram truth = Histogram.of(data.clean().values(), 0, range, BINS).relative();
    return (samples, heading, title) -> {
      Page page = new Page(heading, 1, 1, SIDE + SIDE / 3, HEIGHT, Page.Space.TITLES);
      page.panel(0, 0, Axes.under(range, 1))
          .area(truth, Colours.TRUE)
          .outline(Histogram.of(samples, 0, range, BINS).relative(), Colours.NOISED)
          .title(title)
          .legend(List.of("data", "x_t"), List.of(Colours.TRUE, Colours.NOISED))
          .horizontalTicks();
      return page.image();
    };
  }

  private Frame heat() {
    Axes axes = axes();
    return (samples, heading, title) -> {
      Page page = new Page(heading, 1, 1, SIDE, SIDE, Page.Space.TITLES);
      map(page.panel(0, 0, axes), samples).title(title).verticalTicks().horizontalTicks();
      return page.image();
    };
  }
}
