// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That the colours of lines can be told apart, by whom and on what they are seen. */
class ColoursTest {

  private static final double[][] FULL_SIGHT = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};

  /** Machado et al. 2009, severity 1, in linear RGB. */
  private static final List<double[][]> SIGHTS =
      List.of(
          FULL_SIGHT,
          new double[][] {
            {0.152286, 1.052583, -0.204868},
            {0.114503, 0.786281, 0.099216},
            {-0.003882, -0.048116, 1.051998}
          },
          new double[][] {
            {0.367322, 0.860646, -0.227968},
            {0.280085, 0.672501, 0.047413},
            {-0.011820, 0.042940, 0.968881}
          },
          new double[][] {
            {1.255528, -0.076749, -0.178779},
            {-0.078411, 0.930809, 0.147602},
            {0.004733, 0.691367, 0.303900}
          });

  private static double linear(int value) {
    double share = value / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }

  private static double[] times(double[][] matrix, double[] vector) {
    double[] product = new double[3];
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        product[row] += matrix[row][column] * vector[column];
      }
    }
    return product;
  }

  private static double[] light(Color colour) {
    return new double[] {
      linear(colour.getRed()), linear(colour.getGreen()), linear(colour.getBlue())
    };
  }

  /** Ottosson's OKLab. */
  private static double[] lab(double[] linear) {
    double[] cones =
        times(
            new double[][] {
              {0.4122214708, 0.5363325363, 0.0514459929},
              {0.2119034982, 0.6806995451, 0.1073969566},
              {0.0883024619, 0.2817188376, 0.6299787005}
            },
            linear);
    for (int i = 0; i < 3; i++) {
      cones[i] = Math.cbrt(Math.max(0, cones[i]));
    }
    return times(
        new double[][] {
          {0.2104542553, 0.7936177850, -0.0040720468},
          {1.9779984951, -2.4285922050, 0.4505937099},
          {0.0259040371, 0.7827717662, -0.8086757660}
        },
        cones);
  }

  private static double distance(Color one, Color other, double[][] sight) {
    double[] first = lab(times(sight, light(one)));
    double[] second = lab(times(sight, light(other)));
    return Math.sqrt(
        Math.pow(first[0] - second[0], 2)
            + Math.pow(first[1] - second[1], 2)
            + Math.pow(first[2] - second[2], 2));
  }

  private static double luminance(Color colour) {
    double[] light = light(colour);
    return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2];
  }

  private static void check(List<Color> colours, Color page) {
    assertTrue(colours.size() >= 9, colours.size() + " colours");
    for (Color colour : colours) {
      double one = luminance(colour) + 0.05;
      double other = luminance(page) + 0.05;
      assertTrue(Math.max(one / other, other / one) >= 2.95, colour + " on " + page);
      for (Color second : colours.subList(0, colours.indexOf(colour))) {
        for (double[][] sight : SIGHTS) {
          double distance = distance(colour, second, sight);
          assertTrue(distance > 0.075, colour + " and " + second + ": " + distance);
        }
      }
    }
  }

  @Test
  void areToldApartByAllEyesOnBothPages() {
    check(Colours.onLight(), Color.WHITE);
    check(Colours.onDark(), new Color(0x12161c));
    assertEquals(Colours.onLight().size(), Colours.onDark().size());
  }
}
