// SPDX-License-Identifier: Apache-2.0
package org.difflab.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.difflab.linear.PanelKernel;

/**
 * Sums of four rows and two vectors of columns, or of one row and as many, in as many registers.
 * Multiplications and additions are not fused, since that would round differently from plain Java.
 *
 * <p>The sums are local variables with numbers in their names, because vectors in arrays or handed
 * to methods would be objects in memory.
 */
public final class VectorKernel implements PanelKernel {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LENGTH = SPECIES.length();
  private static final int COLUMNS = 2 * LENGTH;

  @Override
  public String description() {
    return "the Vector API, " + LENGTH + " values at once";
  }

  @Override
  public int rows() {
    return 4;
  }

  @Override
  public int columns() {
    return COLUMNS;
  }

  @Override
  public void addRows(
      float[] left, int first, int stride, float[] panels, int from, int inner, float[] sums) {
    int second = first + stride;
    int third = second + stride;
    int fourth = third + stride;
    FloatVector sum00 = FloatVector.fromArray(SPECIES, sums, 0);
    FloatVector sum01 = FloatVector.fromArray(SPECIES, sums, LENGTH);
    FloatVector sum10 = FloatVector.fromArray(SPECIES, sums, 2 * LENGTH);
    FloatVector sum11 = FloatVector.fromArray(SPECIES, sums, 3 * LENGTH);
    FloatVector sum20 = FloatVector.fromArray(SPECIES, sums, 4 * LENGTH);
    FloatVector sum21 = FloatVector.fromArray(SPECIES, sums, 5 * LENGTH);
    FloatVector sum30 = FloatVector.fromArray(SPECIES, sums, 6 * LENGTH);
    FloatVector sum31 = FloatVector.fromArray(SPECIES, sums, 7 * LENGTH);
    for (int i = 0; i < inner; i++) {
      int at = from + i * COLUMNS;
      FloatVector line0 = FloatVector.fromArray(SPECIES, panels, at);
      FloatVector line1 = FloatVector.fromArray(SPECIES, panels, at + LENGTH);
      FloatVector factor = FloatVector.broadcast(SPECIES, left[first + i]);
      sum00 = sum00.add(factor.mul(line0));
      sum01 = sum01.add(factor.mul(line1));
      factor = FloatVector.broadcast(SPECIES, left[second + i]);
      sum10 = sum10.add(factor.mul(line0));
      sum11 = sum11.add(factor.mul(line1));
      factor = FloatVector.broadcast(SPECIES, left[third + i]);
      sum20 = sum20.add(factor.mul(line0));
      sum21 = sum21.add(factor.mul(line1));
      factor = FloatVector.broadcast(SPECIES, left[fourth + i]);
      sum30 = sum30.add(factor.mul(line0));
      sum31 = sum31.add(factor.mul(line1));
    }
    sum00.intoArray(sums, 0);
    sum01.intoArray(sums, LENGTH);
    sum10.intoArray(sums, 2 * LENGTH);
    sum11.intoArray(sums, 3 * LENGTH);
    sum20.intoArray(sums, 4 * LENGTH);
    sum21.intoArray(sums, 5 * LENGTH);
    sum30.intoArray(sums, 6 * LENGTH);
    sum31.intoArray(sums, 7 * LENGTH);
  }

  @Override
  public void addRow(float[] left, int first, float[] panels, int from, int inner, float[] sums) {
    FloatVector sum0 = FloatVector.fromArray(SPECIES, sums, 0);
    FloatVector sum1 = FloatVector.fromArray(SPECIES, sums, LENGTH);
    for (int i = 0; i < inner; i++) {
      int at = from + i * COLUMNS;
      FloatVector factor = FloatVector.broadcast(SPECIES, left[first + i]);
      sum0 = sum0.add(factor.mul(FloatVector.fromArray(SPECIES, panels, at)));
      sum1 = sum1.add(factor.mul(FloatVector.fromArray(SPECIES, panels, at + LENGTH)));
    }
    sum0.intoArray(sums, 0);
    sum1.intoArray(sums, LENGTH);
  }
}
