// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.difflab.report.picture.Lettering;
import org.difflab.report.picture.Lettering.Align;
import org.difflab.report.picture.Lettering.Style;
import org.difflab.spi.Matrix;

/** One plot: a rectangle of a page that shows a part of the plane. */
public final class Panel {

  private static final int TICKS_BELOW = 11;
  private static final int TICKS_BESIDE = 6;
  private static final int TICK = 4;
  private static final int PIXELS_PER_TICK = 62;
  private static final double GAMMA = 0.75;
  private static final float LINE_WIDTH = 2f;
  private static final int SWATCH = 12;
  private static final int LEGEND_LINE = 18;
  private static final double LINE_HEIGHT = 12;

  private final Graphics2D pen;
  private final Lettering lettering;
  private final Rectangle frame;
  private final Axes axes;
  private final Words.Around words;

  Panel(Graphics2D pen, Lettering lettering, Rectangle frame, Axes axes, Words.Around words) {
    this.pen = pen;
    this.lettering = lettering;
    this.frame = frame;
    this.axes = axes;
    this.words = words;
  }

  /** Returns the part of the plane shown. */
  public Axes axes() {
    return axes;
  }

  private double x(double value) {
    return frame.x + frame.width * axes.x().share(value);
  }

  private double y(double value) {
    return frame.y + frame.height * (1 - axes.y().share(value));
  }

  /** Writes the title above the panel, wrapped if needed. */
  public Panel title(String text) {
    words.title(text);
    return this;
  }

  /**
   * Adds a legend of the colours: in the upper right corner, or below the page if it would cover
   * more than half of the panel's width.
   */
  public Panel legend(List<String> names, List<Color> colours) {
    int longest =
        names.stream().mapToInt(name -> lettering.width(name, Style.TICK)).max().orElse(0);
    if (longest > frame.width / 2) {
      words.legend(names, colours);
      return this;
    }
    int right = frame.x + frame.width - SWATCH;
    int middle = frame.y + LEGEND_LINE - 4;
    for (int entry = 0; entry < names.size(); entry++) {
      pen.setColor(colours.get(entry));
      pen.fillRect(right - SWATCH, middle - SWATCH / 2, SWATCH, SWATCH);
      lettering.draw(names.get(entry), right - SWATCH - 6, middle, Align.RIGHT, Style.TICK);
      middle += LEGEND_LINE;
    }
    return this;
  }

  /** Draws points, the first two columns of a matrix. */
  public Panel points(Matrix points, Color colour, double radius) {
    within(
        () -> {
          pen.setColor(colour);
          for (int row = 0; row < points.rows(); row++) {
            double x = x(points.get(row, 0));
            double y = y(points.get(row, 1));
            pen.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
          }
        });
    return this;
  }

  /** Draws a line from each point of a matrix to the point of another in the same row. */
  public Panel arrows(Matrix from, Matrix to, Color colour) {
    within(
        () -> {
          pen.setColor(colour);
          pen.setStroke(new BasicStroke(1f));
          for (int row = 0; row < from.rows(); row++) {
            pen.draw(
                new Line2D.Double(
                    x(from.get(row, 0)),
                    y(from.get(row, 1)),
                    x(to.get(row, 0)),
                    y(to.get(row, 1))));
          }
        });
    return this;
  }

  /** Draws a histogram as a filled area. */
  public Panel area(Histogram histogram, Color colour) {
    within(
        () -> {
          pen.setColor(colour);
          pen.fill(outline(histogram));
        });
    return this;
  }

  /** Draws the outline of a histogram. */
  public Panel outline(Histogram histogram, Color colour) {
    within(
        () -> {
          pen.setColor(colour);
          pen.setStroke(new BasicStroke(LINE_WIDTH, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
          pen.draw(outline(histogram));
        });
    return this;
  }

  private Path2D outline(Histogram histogram) {
    List<Double> densities = histogram.densities();
    Range range = histogram.range();
    double width = range.length() / densities.size();
    Path2D path = new Path2D.Double();
    path.moveTo(x(range.from()), y(0));
    for (int bin = 0; bin < densities.size(); bin++) {
      path.lineTo(x(range.from() + bin * width), y(densities.get(bin)));
      path.lineTo(x(range.from() + (bin + 1) * width), y(densities.get(bin)));
    }
    path.lineTo(x(range.to()), y(0));
    return path;
  }

  /**
   * Colours the panel by density.
   *
   * @param top the density of the darkest colour
   */
  public Panel heat(DensityMap map, double top) {
    BufferedImage image = new BufferedImage(frame.width, frame.height, BufferedImage.TYPE_INT_RGB);
    for (int line = 0; line < frame.height; line++) {
      double y = axes.y().to() - axes.y().length() * (line + 0.5) / frame.height;
      for (int column = 0; column < frame.width; column++) {
        double x = axes.x().from() + axes.x().length() * (column + 0.5) / frame.width;
        image.setRGB(column, line, Shades.of(Math.pow(map.at(x, y) / top, GAMMA)));
      }
    }
    pen.drawImage(image, frame.x, frame.y, null);
    return this;
  }

  /** Colours the panel by histograms side by side, each scaled to its own maximum. */
  public Panel columns(List<Histogram> histograms) {
    for (int column = 0; column < frame.width; column++) {
      Histogram histogram = histograms.get(column * histograms.size() / frame.width);
      double peak = Math.max(histogram.peak(), Double.MIN_NORMAL);
      int bins = histogram.densities().size();
      for (int line = 0; line < frame.height; line++) {
        double value = axes.y().to() - axes.y().length() * (line + 0.5) / frame.height;
        int bin = (int) Math.floor(bins * histogram.range().share(value));
        double density = bin >= 0 && bin < bins ? histogram.densities().get(bin) : 0;
        pen.setColor(new Color(Shades.of(Math.pow(density / peak, GAMMA))));
        pen.fillRect(frame.x + column, frame.y + line, 1, 1);
      }
    }
    return this;
  }

  /** Writes a text next to the left edge, centred vertically. */
  public Panel beside(String text) {
    words.beside(text);
    return this;
  }

  /** Fills the panel with an image, whose pixels become rectangles. */
  public Panel image(BufferedImage image) {
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    pen.drawImage(image, frame.x, frame.y, frame.width, frame.height, null);
    return this;
  }

  /** Draws the frame and round numbers along the lower edge. */
  public Panel horizontalTicks() {
    int bottom = frame.y + frame.height;
    Ticks ticks =
        Ticks.linear(
            axes.x(),
            Math.max(3, frame.width / PIXELS_PER_TICK),
            frame.width,
            text -> lettering.width(text, Style.TICK));
    for (Ticks.Tick tick : ticks.ticks()) {
      int place = (int) Math.round(frame.x + frame.width * tick.share());
      line(place, bottom, place, bottom + TICK);
      lettering.draw(tick.text(), place, bottom + TICKS_BELOW, Align.MIDDLE, Style.TICK);
    }
    if (!ticks.offset().isEmpty()) {
      lettering.draw(
          ticks.offset(), frame.x + frame.width - 3, bottom - TICKS_BELOW, Align.RIGHT, Style.TICK);
    }
    return framed();
  }

  /** Draws round numbers along the left edge. */
  public Panel verticalTicks() {
    Ticks ticks =
        Ticks.linear(
            axes.y(),
            Math.max(3, frame.height / PIXELS_PER_TICK),
            frame.height,
            text -> LINE_HEIGHT);
    for (Ticks.Tick tick : ticks.ticks()) {
      int place = (int) Math.round(frame.y + frame.height * (1 - tick.share()));
      line(frame.x - TICK, place, frame.x, place);
      lettering.draw(
          lettering.shortened(tick.text(), Style.TICK, frame.x - TICKS_BESIDE),
          frame.x - TICKS_BESIDE,
          place,
          Align.RIGHT,
          Style.TICK);
    }
    if (!ticks.offset().isEmpty()) {
      lettering.draw(ticks.offset(), frame.x + 3, frame.y + TICKS_BELOW, Align.LEFT, Style.TICK);
    }
    return framed();
  }

  /** Draws the frame. */
  public Panel framed() {
    int right = frame.x + frame.width - 1;
    int bottom = frame.y + frame.height - 1;
    line(frame.x, frame.y, right, frame.y);
    line(frame.x, bottom, right, bottom);
    line(frame.x, frame.y, frame.x, bottom);
    line(right, frame.y, right, bottom);
    return this;
  }

  /** Writes a text at a place of the lower edge, below the frame. */
  public Panel mark(String text, double value, Align align) {
    int place = (int) Math.round(x(value));
    int bottom = frame.y + frame.height;
    line(place, bottom, place, bottom + TICK);
    lettering.draw(text, place, bottom + TICKS_BELOW, align, Style.TICK);
    return this;
  }

  /** A line aligned to whole pixels. */
  private void line(int fromX, int fromY, int toX, int toY) {
    pen.setColor(Colours.LINE);
    pen.fillRect(fromX, fromY, toX - fromX + 1, toY - fromY + 1);
  }

  private void within(Runnable drawing) {
    Shape clip = pen.getClip();
    pen.clip(frame);
    drawing.run();
    pen.setClip(clip);
  }
}
