// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.difflab.denoisers.local.WindowSums.Axis;
import org.junit.jupiter.api.Test;

class WindowSumsTest {

  private static final int LANES = 64;

  private static float[][] image(Random random, int places) {
    float[][] image = new float[places][LANES];
    for (float[] row : image) {
      for (int i = 0; i < LANES; i++) {
        row[i] = (float) Math.exp(6 * random.nextGaussian());
      }
    }
    return image;
  }

  private static float[][] column(float[][] image, int column, int lines, int width) {
    float[][] rows = new float[lines][];
    for (int line = 0; line < lines; line++) {
      rows[line] = image[line * width + column];
    }
    return rows;
  }

  private static void equalSumsOneByOne(Axis vertical, Axis horizontal, long seed) {
    int width = horizontal.inputs();
    float[][] image = image(new Random(seed), vertical.inputs() * width);
    int[] places = new int[1];
    WindowSums sums = new WindowSums(vertical, horizontal, LANES);
    // Twice, as nothing may be left over from the first time.
    for (int time = 0; time < 2; time++) {
      sums.sum(
          column -> column(image, column, vertical.inputs(), width),
          (line, column, row) -> {
            places[0]++;
            for (int lane = 0; lane < LANES; lane += 21) {
              double expected = 0;
              for (int l = line - vertical.before(); l <= line + vertical.after(); l++) {
                for (int c = column - horizontal.before(); c <= column + horizontal.after(); c++) {
                  boolean exists = l >= 0 && l < vertical.inputs() && c >= 0 && c < width;
                  expected += exists ? image[l * width + c][lane] : 0;
                }
              }
              assertEquals(expected, row[lane], 1e-5 * expected, vertical + " " + horizontal);
            }
          });
    }
    assertEquals(2 * vertical.outputs() * horizontal.outputs(), places[0]);
  }

  @Test
  void windowsAroundEachPlaceOfAnySize() {
    for (int lines = 1; lines <= 9; lines += 2) {
      for (int width = 1; width <= 8; width++) {
        for (int radius = 0; radius <= 10; radius++) {
          equalSumsOneByOne(Axis.around(lines, radius), Axis.around(width, radius), radius);
        }
      }
    }
  }

  @Test
  void windowsWithinAnImageAndThoseThatHoldAPlace() {
    for (int lines = 2; lines <= 9; lines++) {
      for (int size = 1; size <= lines; size++) {
        Axis vertical = Axis.within(lines, size);
        Axis horizontal = Axis.within(lines + 1, size);
        equalSumsOneByOne(vertical, horizontal, size);
        equalSumsOneByOne(vertical.covering(), horizontal.covering(), size);
      }
    }
  }

  @Test
  void eachPositionIsHeldByAsManyWindowsAsThereAre() {
    for (int count = 1; count < 12; count++) {
      for (int size = 1; size <= count; size++) {
        Axis covering = Axis.within(count, size).covering();
        for (int position = 0; position < count; position++) {
          int held = 0;
          for (int first = 0; first + size <= count; first++) {
            held += position >= first && position < first + size ? 1 : 0;
          }
          assertEquals(held, covering.held(position));
        }
      }
    }
  }

  @Test
  void theDecayIsTheExponential() {
    float[] distances = new float[256];
    for (int i = 0; i < distances.length; i++) {
      distances[i] = 7 + i * 0.5f;
    }
    float[] out = new float[distances.length];
    float rate = 0.75f;
    Lanes.decay(out, distances, 7, rate / Lanes.ROOTS);
    for (int i = 0; i < out.length; i++) {
      double exponent = -rate * (distances[i] - 7.0);
      double expected = Math.exp(exponent);
      double tolerance =
          exponent > -8 ? 1e-5 : exponent > -20 ? 2e-4 : exponent > -40 ? 1e-2 : Math.exp(32);
      assertTrue(
          Math.abs(out[i] - expected) <= tolerance * expected,
          exponent + ": " + out[i] + " and not " + expected);
    }
  }

  @Test
  void theDecayHasNoLimitBelowTheReference() {
    float[] out = new float[4];
    Lanes.decay(out, new float[] {3, 1, -20, -1e6f}, 3, 1f / Lanes.ROOTS);
    assertEquals(1, out[0]);
    assertEquals(Math.exp(2), out[1], 1e-4);
    assertEquals(Math.exp(23), out[2], 1e-3 * Math.exp(23));
    assertEquals(Float.POSITIVE_INFINITY, out[3]);
  }

  @Test
  void aNearerImageInALaterTileTakesAllWeight() {
    // Distances of 1,000 in the first tile and one of 0 in the second, with any noise.
    for (double noise : new double[] {0.01, 1, 10, 100}) {
      PatchWeights weights = new PatchWeights(1, 1, noise);
      Lanes lanes = new Lanes(LANES);
      float[] out = new float[LANES];
      float[] far = new float[LANES];
      Arrays.fill(far, 1000);
      float[] near = far.clone();
      near[7] = 0;
      double expected = 0;
      for (float[] distances : List.of(far, near)) {
        weights.add(0, distances, LANES, lanes, out);
        for (float distance : distances) {
          expected += Math.exp(-distance / (2 * noise * noise));
        }
      }
      assertEquals(Math.log(expected), weights.logarithms()[0], 1e-4);
    }
  }

  @Test
  void sumsAndLeastNumbersOfRows() {
    Random random = new Random(5);
    for (int length : new int[] {64, 128, 192, 960, 1024}) {
      float[] row = new float[length];
      float[] other = new float[length];
      double sum = 0;
      double products = 0;
      float least = Float.POSITIVE_INFINITY;
      for (int i = 0; i < length; i++) {
        row[i] = random.nextFloat() - 0.3f;
        other[i] = random.nextFloat() - 0.7f;
        sum += row[i];
        products += (double) row[i] * other[i];
        least = Math.min(least, row[i]);
      }
      Lanes lanes = new Lanes(length);
      assertEquals(sum, lanes.sum(row), 1e-6 * length);
      assertEquals(products, lanes.sumOfProducts(row, other), 1e-6 * length);
      assertEquals(least, lanes.least(row));
    }
  }
}
