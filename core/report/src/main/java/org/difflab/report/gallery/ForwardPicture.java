// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.gallery;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import org.difflab.engine.pipeline.TrainedPipeline;
import org.difflab.report.picture.Animation;
import org.difflab.report.picture.SampleImage;
import org.difflab.report.plot.Axes;
import org.difflab.report.plot.Colours;
import org.difflab.report.plot.DensityMap;
import org.difflab.report.plot.Histogram;
import org.difflab.report.plot.Page;
import org.difflab.report.plot.Panel;
import org.difflab.report.plot.Range;
import org.difflab.spi.Matrix;
import org.difflab.spi.Samples;

/** The data at a few noise levels in one strip; points of the plane also as an animation. */
final class ForwardPicture {

  private static final int MANY = 20_000;
  private static final int IMAGES = 6;
  private static final int BINS = 60;
  private static final int PANEL = 168;
  private static final int NUMBERS_HEIGHT = 150;
  private static final int SIDE = 440;
  private static final int LEAST_TILE = 84;
  private static final double DOT = 1;
  private static final int FRAMES = 40;
  private static final int MILLIS = 80;
  private static final int HOLD_MILLIS = 1500;

  private final TrainedPipeline pipeline;
  private final NoisedData data;
  private final List<Integer> steps;

  ForwardPicture(TrainedPipeline pipeline, Samples training, long seed) {
    this.pipeline = pipeline;
    boolean images = pipeline.shape().isImage();
    Samples shown = images ? oneOfEach(training) : training;
    this.data = NoisedData.of(pipeline, shown, images ? shown.count() : MANY, seed);
    this.steps = Steps.denseNearClean(pipeline.schedule().steps());
  }

  private static Samples oneOfEach(Samples training) {
    return training.select(
        training.rowsByPrompt().values().stream()
            .limit(IMAGES)
            .mapToInt(rows -> rows[0])
            .toArray());
  }

  BufferedImage strip() {
    if (pipeline.shape().isImage()) {
      return images();
    }
    return pipeline.shape().size() == 1 ? histograms() : maps();
  }

  private BufferedImage histograms() {
    Page page = new Page("", steps.size(), 1, PANEL, NUMBERS_HEIGHT, Page.Space.TITLES);
    Range range =
        Range.of(data.clean().values(), 0)
            .and(Range.of(data.shownAt(steps.get(steps.size() - 1)), 0));
    for (int column = 0; column < steps.size(); column++) {
      Histogram histogram = Histogram.of(data.shownAt(steps.get(column)), 0, range, BINS);
      page.panel(column, 0, Axes.under(range, histogram.peak()))
          .area(histogram, Colours.NOISED)
          .title(title(steps.get(column)))
          .horizontalTicks();
    }
    return page.image();
  }

  /** Densities, or points if colours must distinguish a few prompts. */
  private BufferedImage maps() {
    Page page = new Page("", steps.size(), 1, PANEL, PANEL, Page.Space.TITLES);
    Axes axes = axes();
    boolean prompts = ByPrompt.rows(pipeline.prompts()).size() > 1;
    Scatter scatter = new Scatter(pipeline.prompts(), DOT);
    for (int column = 0; column < steps.size(); column++) {
      Matrix noised = data.shownAt(steps.get(column));
      Panel panel = page.panel(column, 0, axes);
      if (prompts) {
        scatter.draw(panel, noised, data.clean().prompts());
      } else {
        DensityMap map = DensityMap.of(noised, axes, BINS);
        panel.heat(map, map.top());
      }
      panel.title(title(steps.get(column))).horizontalTicks();
      if (column == 0) {
        panel.verticalTicks();
      }
    }
    return page.image();
  }

  private BufferedImage images() {
    int zoom = Math.max(1, (LEAST_TILE + pipeline.shape().width() - 1) / pipeline.shape().width());
    int width = pipeline.shape().width() * zoom;
    int height = pipeline.shape().height() * zoom;
    List<String> prompts = data.clean().prompts();
    Page page = new Page("", steps.size(), prompts.size(), width, height, Page.Space.CLOSE);
    SampleImage image = new SampleImage(pipeline.shape());
    Axes unit = new Axes(new Range(0, 1), new Range(0, 1));
    for (int column = 0; column < steps.size(); column++) {
      Matrix noised = data.shownAt(steps.get(column));
      for (int row = 0; row < prompts.size(); row++) {
        Panel panel = page.panel(column, row, unit).image(image.of(noised, row)).framed();
        if (row == 0) {
          panel.title(title(steps.get(column)));
        }
        if (column == 0) {
          panel.beside(prompts.get(row));
        }
      }
    }
    return page.image();
  }

  private String title(int step) {
    return step == 0 ? "data" : "t = " + step;
  }

  private Axes axes() {
    return Axes.of(data.clean().values()).and(Axes.of(data.shownAt(steps.get(steps.size() - 1))));
  }

  /** Adds the frames of the animation of points. */
  void addTo(Animation animation) throws IOException {
    int last = pipeline.schedule().steps();
    Axes axes = axes();
    Scatter scatter = new Scatter(pipeline.prompts());
    for (int step : Steps.spread(last, FRAMES)) {
      Page page = new Page("t = " + step + " of " + last, 1, 1, SIDE, SIDE, Page.Space.TITLES);
      Panel panel = page.panel(0, 0, axes);
      scatter.draw(panel, data.shownAt(step), data.clean().prompts());
      scatter.legend(panel);
      panel.title("the data with noise").verticalTicks().horizontalTicks();
      animation.add(page.image(), step == 0 || step == last ? HOLD_MILLIS : MILLIS);
    }
  }
}
