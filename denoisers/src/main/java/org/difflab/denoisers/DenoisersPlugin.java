// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers;

import java.util.List;
import org.difflab.denoisers.density.KernelDensityTrainer;
import org.difflab.denoisers.gaussian.MixtureTrainer;
import org.difflab.denoisers.gaussian.WienerTrainer;
import org.difflab.denoisers.ideal.IdealTrainer;
import org.difflab.denoisers.linear.LinearTrainer;
import org.difflab.denoisers.local.CompositeTrainer;
import org.difflab.denoisers.local.EquivariantTrainer;
import org.difflab.denoisers.local.LocalTrainer;
import org.difflab.denoisers.local.MaskedTrainer;
import org.difflab.denoisers.mlp.MlpTrainer;
import org.difflab.denoisers.patchwise.PatchwiseTrainer;
import org.difflab.denoisers.ranges.SwitchTrainer;
import org.difflab.denoisers.unet.UnetTrainer;
import org.difflab.spi.plugin.Component;
import org.difflab.spi.plugin.Plugin;
import org.difflab.spi.plugin.SpiVersion;
import org.difflab.spi.training.DenoiserTrainer;

/** The denoisers: those with a closed form, and networks. */
@SpiVersion(SpiVersion.CURRENT)
public final class DenoisersPlugin implements Plugin {

  @Override
  public String name() {
    return "difflab-denoisers";
  }

  @Override
  public List<Component<?>> components() {
    return List.of(
        new Component<>(
            DenoiserTrainer.class,
            "linear",
            LinearTrainer.class,
            LinearTrainer.Options.class,
            "Linear Diffusion: regression of the clean rows on the noisy ones, their conditions and"
                + " all products"),
        new Component<>(
            DenoiserTrainer.class,
            "wiener",
            WienerTrainer.class,
            WienerTrainer.Options.class,
            "The optimal denoiser for Gaussian data, with one Gaussian per prompt or one for all"
                + " rows (Wiener 1949)"),
        new Component<>(
            DenoiserTrainer.class,
            "mixture",
            MixtureTrainer.class,
            MixtureTrainer.Options.class,
            "The optimal denoiser for Gaussian mixtures, one per prompt, fitted by expectation"
                + " maximisation"),
        new Component<>(
            DenoiserTrainer.class,
            "ideal",
            IdealTrainer.class,
            IdealTrainer.Options.class,
            "The exact posterior mean under the training rows, which memorises them (Karras et al."
                + " 2022, eq. 57)"),
        new Component<>(
            DenoiserTrainer.class,
            "local",
            LocalTrainer.class,
            LocalTrainer.Options.class,
            "The posterior mean of each pixel given the patch around it, at the same place of the"
                + " training images (Kamb and Ganguli 2025)"),
        new Component<>(
            DenoiserTrainer.class,
            "equivariant",
            EquivariantTrainer.class,
            EquivariantTrainer.Options.class,
            "The posterior mean of each pixel given the patch around it, at every place of the"
                + " training images (Kamb and Ganguli 2025)"),
        new Component<>(
            DenoiserTrainer.class,
            "composite",
            CompositeTrainer.class,
            CompositeTrainer.Options.class,
            "The posterior means of all patches, averaged where they overlap (Niedoba et al."
                + " 2024)"),
        new Component<>(
            DenoiserTrainer.class,
            "masked",
            MaskedTrainer.class,
            MaskedTrainer.Options.class,
            "The posterior mean of each pixel given the pixels that a Wiener filter would use for"
                + " it (Lukoianov et al. 2025)"),
        new Component<>(
            DenoiserTrainer.class,
            "patch-wise",
            PatchwiseTrainer.class,
            PatchwiseTrainer.Options.class,
            "Applies another denoiser, trained on patches, to every patch, and averages where they"
                + " overlap (after Zoran and Weiss 2011)"),
        new Component<>(
            DenoiserTrainer.class,
            "mlp",
            MlpTrainer.class,
            MlpTrainer.Options.class,
            "A multilayer perceptron trained on noised rows, with any target, time input and"
                + " weighting"),
        new Component<>(
            DenoiserTrainer.class,
            "unet",
            UnetTrainer.class,
            UnetTrainer.Options.class,
            "A convolutional U-Net trained on noised images (Ronneberger et al. 2015; Ho et al."
                + " 2020)"),
        new Component<>(
            DenoiserTrainer.class,
            "kernel-density",
            KernelDensityTrainer.class,
            KernelDensityTrainer.Options.class,
            "The optimal denoiser for a Gaussian kernel density estimate of the training rows"),
        new Component<>(
            DenoiserTrainer.class,
            "switch",
            SwitchTrainer.class,
            SwitchTrainer.Options.class,
            "Uses another denoiser for each range of noise levels"));
  }
}
