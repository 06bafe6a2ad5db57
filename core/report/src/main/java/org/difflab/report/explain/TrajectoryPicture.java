// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.explain;

import java.awt.image.BufferedImage;
import java.util.List;
import org.difflab.report.gallery.Trajectory;
import org.difflab.report.gallery.Trajectory.Moment;
import org.difflab.report.picture.SampleImage;
import org.difflab.report.plot.Axes;
import org.difflab.report.plot.Page;
import org.difflab.report.plot.Range;
import org.difflab.spi.Matrix;
import org.difflab.spi.Shape;

/**
 * Strips of images during sampling, left to right: for each sample a row of x_t above a row of the
 * estimates of x_0 at x_t.
 *
 * @param shape how an image is laid out
 * @param trajectory the samples during sampling
 */
record TrajectoryPicture(Shape shape, Trajectory trajectory) {

  private static final int MOMENTS = 8;
  private static final int LEAST_TILE = 84;

  /** Draws the strips. */
  BufferedImage draw() {
    List<Moment> moments = trajectory.moments(MOMENTS);
    int zoom = Math.max(1, (LEAST_TILE + shape.width() - 1) / shape.width());
    int samples = trajectory.prompts().size();
    Page page =
        new Page(
            "",
            moments.size(),
            2 * samples,
            zoom * shape.width(),
            zoom * shape.height(),
            Page.Space.CLOSE);
    for (int column = 0; column < moments.size(); column++) {
      Moment moment = moments.get(column);
      for (int sample = 0; sample < samples; sample++) {
        place(page, column, 2 * sample, "x_t", moment.noisy(), sample);
        place(page, column, 2 * sample + 1, "x_0", moment.clean(), sample);
      }
      page.panel(column, 0, unit()).title("t = " + moment.step());
    }
    return page.image();
  }

  private void place(Page page, int column, int row, String what, Matrix images, int sample) {
    var panel = page.panel(column, row, unit()).image(new SampleImage(shape).of(images, sample));
    if (column == 0) {
      panel.beside(what);
    }
  }

  private static Axes unit() {
    return new Axes(new Range(0, 1), new Range(0, 1));
  }
}
