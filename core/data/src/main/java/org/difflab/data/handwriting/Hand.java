// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.handwriting;

import java.util.ArrayList;
import java.util.List;
import org.difflab.spi.Noise;

/**
 * Distorts glyphs at random: shifts strokes and points, shortens or lengthens strokes, bends,
 * stretches, slants and rotates the glyph, and varies pen pressure, size and position. Every
 * constant here is a standard deviation at variation 1, with lengths in heights of a capital letter
 * or, for the pen and the page, in pixels.
 */
final class Hand {

  private static final double SLANT = 0.08;
  private static final double SLANT_DEVIATION = 0.13;
  private static final double TURN_DEVIATION = 0.06;
  private static final double STRETCH_DEVIATION = 0.10;
  private static final double WARP_DEVIATION = 0.055;
  private static final double STROKE_DEVIATION = 0.012;
  private static final double POINT_DEVIATION = 0.012;
  private static final double END_DEVIATION = 0.025;
  private static final double SIZE = 20;
  private static final double GREATEST_SIZE = 23;
  private static final double SIZE_DEVIATION = 0.06;
  private static final double SHIFT_DEVIATION = 0.5;
  private static final double RADIUS = 1.25;
  private static final double RADIUS_DEVIATION = 0.18;
  private static final double PRESSURE_DEVIATION = 0.12;
  private static final double LEAST_RADIUS = 0.75;
  private static final double GREATEST_RADIUS = 1.9;

  /** Larger deviations are clipped, so that samples stay legible. */
  private static final double GREATEST_NORMAL = 2.5;

  private static final long WHOLE = 0;
  private static final long PAPER = 1;
  private static final long FIRST_STROKE = 2;
  private static final int FIRST_POINT = 5;

  private static final double MIDDLE = Pen.SIDE / 2.0;

  private final Noise noise;
  private final double variation;

  /**
   * Creates a hand.
   *
   * @param noise the random numbers of the distortions
   * @param variation scales every distortion; 0 writes a glyph the same way each time
   */
  Hand(Noise noise, double variation) {
    this.noise = noise;
    this.variation = variation;
  }

  /** Returns the traces of sample {@code index}, a glyph, in the pixels of {@link Pen}. */
  List<Trace> write(Glyph glyph, long index) {
    Warp warp = new Warp(noise, index, PAPER, variation * WARP_DEVIATION);
    Lean lean = lean(index);
    List<List<Point>> lines = new ArrayList<>();
    for (int stroke = 0; stroke < glyph.strokes().size(); stroke++) {
      List<Point> line = new ArrayList<>();
      for (Point point : jitter(glyph.strokes().get(stroke), index, stroke).flatten()) {
        line.add(lean.apply(warp.bend(point)));
      }
      lines.add(line);
    }
    return page(index).place(ink(lines, index));
  }

  /** A linear map: a horizontal stretch, a slant to the right, and a rotation. */
  private record Lean(double stretch, double slant, double cosine, double sine) {

    Point apply(Point point) {
      double x = stretch * point.x() - slant * point.y();
      double y = point.y();
      return new Point(cosine * x - sine * y, sine * x + cosine * y);
    }
  }

  private Lean lean(long index) {
    double stretch = StrictMath.exp(distortion(index, WHOLE, 0, STRETCH_DEVIATION));
    double slant = SLANT + distortion(index, WHOLE, 1, SLANT_DEVIATION);
    double turn = distortion(index, WHOLE, 2, TURN_DEVIATION);
    return new Lean(stretch, slant, StrictMath.cos(turn), StrictMath.sin(turn));
  }

  private Stroke jitter(Stroke stroke, long index, int number) {
    long step = FIRST_STROKE + number;
    double shiftX = distortion(index, step, 0, STROKE_DEVIATION);
    double shiftY = distortion(index, step, 1, STROKE_DEVIATION);
    int position = FIRST_POINT;
    List<Point> moved = new ArrayList<>();
    for (Point point : stroke.points()) {
      moved.add(
          point.plus(
              shiftX + distortion(index, step, position, POINT_DEVIATION),
              shiftY + distortion(index, step, position + 1, POINT_DEVIATION)));
      position += 2;
    }
    int last = moved.size() - 1;
    moved.set(0, lengthen(moved.get(1), moved.get(0), distortion(index, step, 2, END_DEVIATION)));
    moved.set(
        last,
        lengthen(moved.get(last - 1), moved.get(last), distortion(index, step, 3, END_DEVIATION)));
    return stroke.through(moved);
  }

  private static Point lengthen(Point before, Point end, double by) {
    double length = before.distance(end);
    return length > 0 ? before.towards(end, 1 + by / length) : end;
  }

  private List<Trace> ink(List<List<Point>> lines, long index) {
    double radius = RADIUS * StrictMath.exp(distortion(index, WHOLE, 3, RADIUS_DEVIATION));
    List<Trace> traces = new ArrayList<>();
    for (int stroke = 0; stroke < lines.size(); stroke++) {
      double pressure = distortion(index, FIRST_STROKE + stroke, 4, PRESSURE_DEVIATION);
      traces.add(
          new Trace(
              lines.get(stroke),
              cut(radius * (1 - pressure), LEAST_RADIUS, GREATEST_RADIUS),
              cut(radius * (1 + pressure), LEAST_RADIUS, GREATEST_RADIUS)));
    }
    return traces;
  }

  private Page page(long index) {
    double size = SIZE * StrictMath.exp(distortion(index, WHOLE, 4, SIZE_DEVIATION));
    return new Page(
        Math.min(size, GREATEST_SIZE),
        new Point(
            MIDDLE + distortion(index, WHOLE, 5, SHIFT_DEVIATION),
            MIDDLE + distortion(index, WHOLE, 6, SHIFT_DEVIATION)));
  }

  private double distortion(long index, long step, int position, double deviation) {
    double normal = noise.normal(index, step, position);
    return variation * deviation * cut(normal, -GREATEST_NORMAL, GREATEST_NORMAL);
  }

  private static double cut(double value, double least, double greatest) {
    return Math.min(Math.max(value, least), greatest);
  }
}
