// SPDX-License-Identifier: Apache-2.0
package org.difflab.diffusion;

import java.util.List;
import org.difflab.diffusion.guidance.ClassifierFreeGuidance;
import org.difflab.diffusion.guidance.NoGuidance;
import org.difflab.diffusion.sampler.DdimSampler;
import org.difflab.diffusion.sampler.DdpmSampler;
import org.difflab.diffusion.sampler.DpmSolverSampler;
import org.difflab.diffusion.sampler.EulerSampler;
import org.difflab.diffusion.sampler.HeunSampler;
import org.difflab.diffusion.schedule.BetasSchedule;
import org.difflab.diffusion.schedule.CosineSchedule;
import org.difflab.diffusion.schedule.KarrasSchedule;
import org.difflab.diffusion.schedule.LinearSchedule;
import org.difflab.diffusion.schedule.LogNormalSchedule;
import org.difflab.diffusion.schedule.ScaledLinearSchedule;
import org.difflab.diffusion.schedule.SigmoidSchedule;
import org.difflab.diffusion.schedule.SingleSchedule;
import org.difflab.spi.Guidance;
import org.difflab.spi.Sampler;
import org.difflab.spi.Schedule;
import org.difflab.spi.plugin.Component;
import org.difflab.spi.plugin.Component.DefaultFor;
import org.difflab.spi.plugin.Plugin;
import org.difflab.spi.plugin.SpiVersion;

/** Declares the schedules, samplers and guidance included in difflab. */
@SpiVersion(SpiVersion.CURRENT)
public final class DiffusionPlugin implements Plugin {

  @Override
  public String name() {
    return "difflab-diffusion";
  }

  @Override
  public List<Component<?>> components() {
    return List.of(
        new Component<>(
            Schedule.class,
            "linear",
            LinearSchedule.class,
            LinearSchedule.Options.class,
            "Beta rises linearly (Ho, Jain and Abbeel 2020)"),
        new Component<>(
            Schedule.class,
            "scaled-linear",
            ScaledLinearSchedule.class,
            ScaledLinearSchedule.Options.class,
            "Beta rises linearly, scaled by 1000/steps"),
        new Component<>(
                Schedule.class,
                "cosine",
                CosineSchedule.class,
                CosineSchedule.Options.class,
                "The signal falls as a cosine (Nichol and Dhariwal 2021)")
            .asDefaultFor(DefaultFor.ALL_DATA),
        new Component<>(
            Schedule.class,
            "sigmoid",
            SigmoidSchedule.class,
            SigmoidSchedule.Options.class,
            "The signal falls as a sigmoid (Jabri et al. 2023)"),
        new Component<>(
            Schedule.class,
            "betas",
            BetasSchedule.class,
            BetasSchedule.Options.class,
            "A list of betas"),
        new Component<>(
            Schedule.class,
            "karras",
            KarrasSchedule.class,
            KarrasSchedule.Options.class,
            "Noise levels spaced by a power rho, with signal 1 (Karras et al. 2022, eq. 5)"),
        new Component<>(
            Schedule.class,
            "log-normal",
            LogNormalSchedule.class,
            LogNormalSchedule.Options.class,
            "Noise levels at quantiles of a log-normal distribution, with signal 1"),
        new Component<>(
            Schedule.class,
            "single",
            SingleSchedule.class,
            SingleSchedule.Options.class,
            "A single noisy level, as in Linear Diffusion"),
        new Component<>(
            Sampler.class,
            "ddpm",
            DdpmSampler.class,
            DdpmSampler.Options.class,
            "Ancestral sampling (Ho, Jain and Abbeel 2020)"),
        new Component<>(
                Sampler.class,
                "ddim",
                DdimSampler.class,
                DdimSampler.Options.class,
                "Implicit sampling with eta from 0, deterministic, to 1, ancestral (Song, Meng and"
                    + " Ermon 2021)")
            .asDefaultFor(DefaultFor.ALL_DATA),
        new Component<>(
            Sampler.class,
            "euler",
            EulerSampler.class,
            EulerSampler.Options.class,
            "Euler's method on the probability flow in sigma (Karras et al. 2022)"),
        new Component<>(
            Sampler.class,
            "heun",
            HeunSampler.class,
            HeunSampler.Options.class,
            "Heun's second-order method, two model calls per step (Karras et al. 2022, alg. 1)"),
        new Component<>(
            Sampler.class,
            "dpm-solver++",
            DpmSolverSampler.class,
            DpmSolverSampler.Options.class,
            "DPM-Solver++ 2M, second order with one model call per step (Lu et al. 2022)"),
        new Component<>(
                Guidance.class,
                "none",
                NoGuidance.class,
                Component.NoOptions.class,
                "The conditional estimate, without guidance")
            .asDefaultFor(DefaultFor.ALL_DATA),
        new Component<>(
            Guidance.class,
            "classifier-free",
            ClassifierFreeGuidance.class,
            ClassifierFreeGuidance.Options.class,
            "unconditional + scale*(conditional - unconditional); 1 has no effect (Ho and Salimans"
                + " 2022)"));
  }
}
