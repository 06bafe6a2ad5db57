// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.handwriting;

import java.util.Arrays;
import java.util.List;

/**
 * Renders traces to a square of grey pixels: −1 is paper, 1 is ink.
 *
 * <p>With e the signed distance of a pixel's centre from the nearest edge of a trace (negative
 * inside), and s = ½ − e/w cut to [0, 1], the pixel is 2s²(3 − 2s) − 1: a smooth edge w = 1.3
 * pixels wide. Distances to the straight pieces are exact, and only square roots and the four basic
 * operations are used, so the bits are the same on every machine.
 */
final class Pen {

  /** Width and height of a picture in pixels. */
  static final int SIDE = 28;

  /** Distance beyond the radius of a trace at which its edge still colours a pixel. */
  static final double EDGE = 0.65;

  private static final int PIXELS = SIDE * SIDE;

  private final double[] edgeDistances = new double[PIXELS];

  /** Renders traces to {@link #SIDE}² values from {@code offset} on. */
  void render(List<Trace> traces, float[] into, int offset) {
    Arrays.fill(edgeDistances, EDGE);
    for (Trace trace : traces) {
      for (int corner = 1; corner < trace.corners().size(); corner++) {
        draw(
            trace.corners().get(corner - 1),
            trace.corners().get(corner),
            trace.radius(corner - 1),
            trace.radius(corner));
      }
    }
    for (int pixel = 0; pixel < PIXELS; pixel++) {
      into[offset + pixel] = (float) tone(edgeDistances[pixel]);
    }
  }

  private static double tone(double edgeDistance) {
    double inside = Math.min(Math.max(0.5 - edgeDistance / (2 * EDGE), 0), 1);
    return 2 * inside * inside * (3 - 2 * inside) - 1;
  }

  private void draw(Point from, Point to, double fromRadius, double toRadius) {
    double reach = Math.max(fromRadius, toRadius) + EDGE;
    int left = firstPixel(Math.min(from.x(), to.x()) - reach);
    int right = lastPixel(Math.max(from.x(), to.x()) + reach);
    int top = firstPixel(Math.min(from.y(), to.y()) - reach);
    int bottom = lastPixel(Math.max(from.y(), to.y()) + reach);
    double alongX = to.x() - from.x();
    double alongY = to.y() - from.y();
    double squaredLength = alongX * alongX + alongY * alongY;
    double perSquare = squaredLength > 0 ? 1 / squaredLength : 0;
    for (int row = top; row <= bottom; row++) {
      double y = row + 0.5 - from.y();
      for (int column = left; column <= right; column++) {
        double x = column + 0.5 - from.x();
        double share = Math.min(Math.max((x * alongX + y * alongY) * perSquare, 0), 1);
        double dx = x - share * alongX;
        double dy = y - share * alongY;
        double radius = fromRadius + share * (toRadius - fromRadius);
        double distance = Math.sqrt(dx * dx + dy * dy) - radius;
        int pixel = row * SIDE + column;
        if (distance < edgeDistances[pixel]) {
          edgeDistances[pixel] = distance;
        }
      }
    }
  }

  private static int firstPixel(double least) {
    return Math.max((int) Math.floor(least), 0);
  }

  private static int lastPixel(double greatest) {
    return Math.min((int) Math.floor(greatest), SIDE - 1);
  }
}
