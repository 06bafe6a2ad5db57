// SPDX-License-Identifier: Apache-2.0
package org.difflab.encoders;

import java.util.List;
import org.difflab.encoders.autoencoder.AutoencoderTrainer;
import org.difflab.encoders.autoencoder.VariationalTrainer;
import org.difflab.encoders.linear.ChainTrainer;
import org.difflab.encoders.linear.IdentityTrainer;
import org.difflab.encoders.linear.PcaTrainer;
import org.difflab.encoders.linear.ScaleTrainer;
import org.difflab.encoders.linear.StandardizeTrainer;
import org.difflab.spi.plugin.Component;
import org.difflab.spi.plugin.Component.DefaultFor;
import org.difflab.spi.plugin.Plugin;
import org.difflab.spi.plugin.SpiVersion;
import org.difflab.spi.training.EncoderTrainer;

/** The encoders: linear ones, networks, and chains of them. */
@SpiVersion(SpiVersion.CURRENT)
public final class EncodersPlugin implements Plugin {

  @Override
  public String name() {
    return "difflab-encoders";
  }

  @Override
  public List<Component<?>> components() {
    return List.of(
        new Component<>(
                EncoderTrainer.class,
                "identity",
                IdentityTrainer.class,
                Component.NoOptions.class,
                "Samples are their own latents")
            .asDefaultFor(DefaultFor.IMAGES),
        new Component<>(
                EncoderTrainer.class,
                "standardize",
                StandardizeTrainer.class,
                Component.NoOptions.class,
                "Subtracts from each value its mean over the training samples, and divides it by"
                    + " its standard deviation")
            .asDefaultFor(DefaultFor.OTHER_DATA),
        new Component<>(
            EncoderTrainer.class,
            "scale",
            ScaleTrainer.class,
            Component.NoOptions.class,
            "Divides all values by their common standard deviation (Rombach et al. 2022, section"
                + " G)"),
        new Component<>(
            EncoderTrainer.class,
            "pca",
            PcaTrainer.class,
            PcaTrainer.Options.class,
            "Principal components: coordinates along the directions of largest variance (Pearson"
                + " 1901)"),
        new Component<>(
            EncoderTrainer.class,
            "autoencoder",
            AutoencoderTrainer.class,
            AutoencoderTrainer.Options.class,
            "Autoencoder of dense networks (Hinton and Salakhutdinov 2006)"),
        new Component<>(
            EncoderTrainer.class,
            "vae",
            VariationalTrainer.class,
            VariationalTrainer.Options.class,
            "Variational autoencoder of dense networks, latents near a normal distribution (Kingma"
                + " and Welling 2014)"),
        new Component<>(
                EncoderTrainer.class,
                "chain",
                ChainTrainer.class,
                ChainTrainer.Options.class,
                "Several encoders, each trained on the latents of the one before")
            .asListOf("links"));
  }
}
