// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.ranges;

import java.util.ArrayList;
import java.util.List;
import org.difflab.spi.Curve;
import org.difflab.spi.DenoiserModel;
import org.difflab.spi.Matrix;
import org.difflab.spi.ModelTable;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Weights;

/**
 * Calls the denoiser for the range of a level's noise.
 *
 * @param denoisers the denoisers, the one for the least noise first
 * @param sigmas the noise from which on the next one is used
 */
record SwitchDenoiser(List<DenoiserModel> denoisers, List<Double> sigmas) implements DenoiserModel {

  SwitchDenoiser {
    denoisers = List.copyOf(denoisers);
    sigmas = List.copyOf(sigmas);
  }

  static String part(int range) {
    return "range-" + range;
  }

  @Override
  public Matrix denoise(Matrix noisy, NoiseLevel level, Matrix conditions) {
    int range = 0;
    while (range < sigmas.size() && level.sigma() >= sigmas.get(range)) {
      range++;
    }
    return denoisers.get(range).denoise(noisy, level, conditions);
  }

  @Override
  public List<Curve> curves() {
    List<Curve> curves = new ArrayList<>();
    for (int range = 0; range < denoisers.size(); range++) {
      for (Curve curve : denoisers.get(range).curves()) {
        curves.add(new Curve(curve.name() + ", range " + (range + 1), curve.points()));
      }
    }
    return curves;
  }

  @Override
  public List<ModelTable> tables() {
    List<ModelTable> tables = new ArrayList<>();
    for (int range = 0; range < denoisers.size(); range++) {
      for (ModelTable table : denoisers.get(range).tables()) {
        tables.add(table.withTitle(table.title() + ", range " + (range + 1)));
      }
    }
    return tables;
  }

  @Override
  public Weights weights() {
    Weights.Builder weights = Weights.builder();
    for (int range = 0; range < denoisers.size(); range++) {
      weights.part(part(range), denoisers.get(range).weights());
    }
    return weights.build();
  }
}
