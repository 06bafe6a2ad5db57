// SPDX-License-Identifier: Apache-2.0
package org.difflab.diffusion.sampler;

import jakarta.inject.Inject;
import java.util.List;
import org.difflab.spi.CleanEstimate;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.StepNoise;
import org.difflab.spi.plugin.Inline;
import org.difflab.spi.plugin.Option;

/**
 * DPM-Solver++ (2M), the multistep solver of the second order: x_s = (s_s/s_t)·x_t − a_s·(e^(−h) −
 * 1)·D with D = (1 + 1/(2q))·x̂_0 − 1/(2q)·x̂_0⁻, where x̂_0⁻ is the estimate of the step before, h
 * = λ_s − λ_t, q = h⁻/h, and λ = ln(a/s). One model call per step.
 *
 * <p>Since e^(−h) = r = σ_s/σ_t, the step is x_s/a_s = r·x_t/a_t + (1−r)·D. The first step has no
 * previous estimate and uses D = x̂_0; so does the last, to clean, where h is infinite and r = 0,
 * and the result is the clean estimate.
 *
 * <p>Lu, Zhou, Bao, Chen, Li and Zhu, "DPM-Solver++: fast solver for guided sampling of diffusion
 * probabilistic models" (2022, arXiv:2211.01095), algorithm 2.
 */
public final class DpmSolverSampler extends SteppingSampler {

  /**
   * The options of this component.
   *
   * @param stepping the steps, and the limit of the clean estimates
   * @param lowerOrderFinal whether the last step between noisy levels is of the first order too
   */
  public record Options(
      @Inline SteppingOptions stepping,
      @Option(
              help = "whether the last step but one is of first order, as the last one always is",
              defaultsTo = "false")
          boolean lowerOrderFinal) {}

  private final boolean lowerOrderFinal;

  /** Creates the sampler. */
  @Inject
  public DpmSolverSampler(Options options) {
    super(options.stepping());
    this.lowerOrderFinal = options.lowerOrderFinal();
  }

  /**
   * Returns the factors of x_t, x̂_0 and the estimate x̂_0⁻ made one step before, at {@code
   * before}.
   */
  static StepFormula formula(NoiseLevel before, NoiseLevel from, NoiseLevel to) {
    double earlier = -StrictMath.log(StepFormula.ratio(before, from));
    double now = -StrictMath.log(StepFormula.ratio(from, to));
    return StepFormula.deterministic(from, to, -now / (2 * earlier));
  }

  @Override
  Run begin(List<NoiseLevel> grid, CleanEstimate estimate, StepNoise noise) {
    return new Multistep(grid, lowerOrderFinal ? grid.size() - 3 : grid.size() - 2);
  }

  private static final class Multistep implements Run {

    private final List<NoiseLevel> grid;
    private final int firstOrderFrom;
    private Matrix previous = Matrix.zeros(0, 0);

    Multistep(List<NoiseLevel> grid, int firstOrderFrom) {
      this.grid = grid;
      this.firstOrderFrom = firstOrderFrom;
    }

    @Override
    public Matrix step(int step, Matrix noisy, Matrix clean) {
      NoiseLevel from = grid.get(step);
      NoiseLevel to = grid.get(step + 1);
      Matrix next =
          step == 0 || step >= firstOrderFrom
              ? EulerSampler.formula(from, to).apply(noisy, clean)
              : formula(grid.get(step - 1), from, to).apply(noisy, clean, previous);
      previous = clean;
      return next;
    }
  }
}
