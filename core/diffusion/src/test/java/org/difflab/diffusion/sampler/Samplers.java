// SPDX-License-Identifier: Apache-2.0
package org.difflab.diffusion.sampler;

import java.util.List;
import java.util.stream.Stream;
import org.difflab.diffusion.schedule.BetasSchedule;
import org.difflab.diffusion.schedule.CosineSchedule;
import org.difflab.diffusion.schedule.KarrasSchedule;
import org.difflab.diffusion.schedule.LinearSchedule;
import org.difflab.diffusion.schedule.LogNormalSchedule;
import org.difflab.diffusion.schedule.SigmoidSchedule;
import org.difflab.diffusion.schedule.SingleSchedule;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Sampler;
import org.difflab.spi.Schedule;
import org.difflab.spi.StepNoise;
import org.junit.jupiter.api.Named;

/** Samplers and schedules to test with. */
final class Samplers {

  private Samplers() {}

  static Sampler ddpm(DdpmSampler.Variance variance) {
    return new DdpmSampler(new DdpmSampler.Options(SteppingOptions.DEFAULT, variance));
  }

  static Sampler ddim(double eta) {
    return new DdimSampler(new DdimSampler.Options(SteppingOptions.DEFAULT, eta));
  }

  static Sampler euler() {
    return new EulerSampler(new EulerSampler.Options(SteppingOptions.DEFAULT));
  }

  static Sampler heun() {
    return new HeunSampler(new HeunSampler.Options(SteppingOptions.DEFAULT));
  }

  static Sampler dpmSolver(boolean lowerOrderFinal) {
    return new DpmSolverSampler(
        new DpmSolverSampler.Options(SteppingOptions.DEFAULT, lowerOrderFinal));
  }

  static Stream<Named<Sampler>> all() {
    return Stream.of(
        Named.of("ddpm, posterior", ddpm(DdpmSampler.Variance.POSTERIOR)),
        Named.of("ddpm, beta", ddpm(DdpmSampler.Variance.BETA)),
        Named.of("ddim, eta 0", ddim(0)),
        Named.of("ddim, eta 0.5", ddim(0.5)),
        Named.of("ddim, eta 1", ddim(1)),
        Named.of("euler", euler()),
        Named.of("heun", heun()),
        Named.of("dpm-solver++", dpmSolver(false)),
        Named.of("dpm-solver++, lower order final", dpmSolver(true)));
  }

  static Stream<Named<Schedule>> schedules(int steps) {
    return Stream.of(
        Named.of(
            "linear",
            new LinearSchedule(
                new LinearSchedule.Options(steps, 1e-4, Math.min(0.9, 40.0 / steps)))),
        Named.of("cosine", new CosineSchedule(new CosineSchedule.Options(steps, 0.008))),
        Named.of("sigmoid", new SigmoidSchedule(new SigmoidSchedule.Options(steps, -3, 3, 1))),
        Named.of("karras", new KarrasSchedule(new KarrasSchedule.Options(steps, 0.002, 500, 7))),
        Named.of(
            "log-normal",
            new LogNormalSchedule(new LogNormalSchedule.Options(steps, 0.01, 300, 2))));
  }

  static Stream<Named<Schedule>> schedules() {
    return Stream.concat(
        schedules(41),
        Stream.of(
            Named.of("single", new SingleSchedule(new SingleSchedule.Options(1, 1))),
            Named.of(
                "betas",
                new BetasSchedule(
                    new BetasSchedule.Options(
                        List.of(.001, .01, .05, .1, .2, .3, .4, .6, .8, .999))))));
  }

  /** Returns x_T = noise·ε of the rows from {@code first} on. */
  static Matrix start(NoiseLevel level, long first, int rows, int columns) {
    Matrix unit = Noise.of(1, "start").gaussian(first, 0, rows, columns);
    float[] scaled = new float[unit.values().length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = (float) (level.noise() * unit.values()[i]);
    }
    return Matrix.wrap(rows, columns, scaled);
  }

  /** Returns the fresh noise of the rows from {@code first} on. */
  static StepNoise fresh(long first, int rows, int columns) {
    Noise noise = Noise.of(1, "fresh");
    return step -> noise.gaussian(first, step, rows, columns);
  }
}
