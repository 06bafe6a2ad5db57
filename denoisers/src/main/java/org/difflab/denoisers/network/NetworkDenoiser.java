// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.difflab.neural.network.TrainedNetwork;
import org.difflab.neural.network.Value;
import org.difflab.neural.training.SavedCurves;
import org.difflab.spi.Curve;
import org.difflab.spi.DenoiserModel;
import org.difflab.spi.Matrix;
import org.difflab.spi.ModelTable;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Weights;

/**
 * A trained network, or one for each noise level, as a denoiser: x_0 = p·x' + q·F, or, above
 * another denoiser, x_0 = its estimate − s·F.
 */
final class NetworkDenoiser implements DenoiserModel {

  private final DenoisingNetwork network;
  private final Levels levels;
  private final Target target;
  private final Optional<DenoiserModel> base;
  private final List<TrainedNetwork> networks;
  private final List<Curve> curves;

  /**
   * Creates a denoiser.
   *
   * @param networks one for all levels, or one for each step 1 … T
   */
  NetworkDenoiser(
      DenoisingNetwork network,
      Levels levels,
      Target target,
      Optional<DenoiserModel> base,
      List<TrainedNetwork> networks,
      List<Curve> curves) {
    this.network = network;
    this.levels = levels;
    this.target = target;
    this.base = base;
    this.networks = List.copyOf(networks);
    this.curves = List.copyOf(curves);
  }

  @Override
  public Matrix denoise(Matrix noisy, NoiseLevel level, Matrix conditions) {
    noisy.requireColumns(network.sizes().latents().size(), "noisy rows");
    conditions.requireColumns(network.sizes().condition(), "conditions");
    if (conditions.rows() != noisy.rows()) {
      throw new IllegalArgumentException(
          noisy.rows() + " noisy rows need as many conditions, found " + conditions.rows());
    }
    if (level.isClean()) {
      return scale(1 / level.signal(), noisy);
    }
    UnitLevel unit = UnitLevel.of(level);
    Matrix scaled = scale(unit.scale(), noisy);
    Map<Value, Matrix> given = new HashMap<>();
    given.put(network.inputs().noisy(), scaled);
    given.put(network.inputs().condition(), conditions);
    network.inputs().time().ifPresent(time -> given.put(time, levels.timeInput(level)));
    Optional<Matrix> estimate = base.map(other -> other.denoise(noisy, level, conditions));
    estimate.ifPresent(rows -> given.put(network.inputs().base().orElseThrow(), rows));
    Matrix prediction = at(level).compute(network.prediction(), given);
    return estimate
        .map(rows -> combine(1, rows, -unit.noise(), prediction))
        .orElseGet(
            () -> combine(target.fromInput(unit), scaled, target.fromPrediction(unit), prediction));
  }

  private TrainedNetwork at(NoiseLevel level) {
    return networks.size() == 1 ? networks.get(0) : networks.get(levels.nearest(level) - 1);
  }

  private static Matrix combine(double first, Matrix one, double second, Matrix other) {
    float[] left = one.values();
    float[] right = other.values();
    float[] sums = new float[left.length];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = (float) (first * left[i] + second * right[i]);
    }
    return Matrix.wrap(one.rows(), one.columns(), sums);
  }

  private static Matrix scale(double factor, Matrix matrix) {
    float[] values = matrix.values();
    float[] products = new float[values.length];
    for (int i = 0; i < products.length; i++) {
      products[i] = (float) (factor * values[i]);
    }
    return Matrix.wrap(matrix.rows(), matrix.columns(), products);
  }

  @Override
  public Optional<Matrix> tunedVectors() {
    return network
        .prompt()
        .map(
            prompt ->
                network
                    .network()
                    .table(networks.get(0).parameters(), network.inputs().condition()));
  }

  @Override
  public List<Curve> curves() {
    return curves;
  }

  @Override
  public List<ModelTable> tables() {
    return base.map(DenoiserModel::tables).orElse(List.of());
  }

  @Override
  public Weights weights() {
    Weights.Builder weights =
        Weights.builder()
            .integer("networks", networks.size())
            .part("curves", SavedCurves.weights(curves));
    network.sizes().save(weights);
    base.ifPresent(other -> weights.part("base", other.weights()));
    for (int number = 0; number < networks.size(); number++) {
      weights.part(partName(number), network.network().weights(networks.get(number).parameters()));
    }
    return weights.build();
  }

  /** Returns the parameters of the networks that {@link #weights} saved. */
  static List<float[]> parameters(DenoisingNetwork network, Weights weights) {
    List<float[]> parameters = new ArrayList<>();
    for (int number = 0; number < weights.integer("networks"); number++) {
      parameters.add(network.network().parameters(weights.part(partName(number))));
    }
    return parameters;
  }

  private static String partName(int number) {
    return "network-" + number;
  }
}
