// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.small;

import java.util.List;
import org.difflab.spi.Dataset;
import org.difflab.spi.Guidance;
import org.difflab.spi.Metric;
import org.difflab.spi.Sampler;
import org.difflab.spi.Schedule;
import org.difflab.spi.plugin.Component;
import org.difflab.spi.plugin.Component.DefaultFor;
import org.difflab.spi.plugin.Component.NoOptions;
import org.difflab.spi.plugin.Plugin;
import org.difflab.spi.training.DenoiserTrainer;
import org.difflab.spi.training.EmbedderTrainer;
import org.difflab.spi.training.EncoderTrainer;

/**
 * A plug-in of components that can be chosen and configured.
 *
 * @param name its name
 * @param version its version
 * @param components what it declares
 */
public record SmallPlugin(String name, String version, List<Component<?>> components)
    implements Plugin {

  /** Returns the plug-in with a component or two of every kind. */
  public static Plugin own() {
    return new SmallPlugin(
        "small",
        "0.1",
        List.of(
            new Component<>(
                Dataset.class,
                "dots",
                SmallComponents.Data.class,
                SmallOptions.Dots.class,
                "Dots."),
            encoder("identity", NoOptions.class).asDefaultFor(DefaultFor.ALL_DATA),
            encoder("pca", SmallOptions.Pca.class),
            encoder("chain", SmallOptions.Chain.class).asListOf("links"),
            new Component<>(
                    EmbedderTrainer.class,
                    "one-hot",
                    SmallComponents.Embedding.class,
                    SmallOptions.OneHot.class,
                    "One column a prompt.")
                .asDefaultFor(DefaultFor.ALL_DATA),
            schedule("cosine").asDefaultFor(DefaultFor.ALL_DATA),
            schedule("linear"),
            denoiser("mlp", SmallOptions.Mlp.class),
            denoiser("net", SmallOptions.Net.class),
            denoiser("wiener", SmallOptions.Wiener.class),
            denoiser("around", SmallOptions.Around.class),
            denoiser("everything", SmallOptions.Everything.class),
            guidance("none", NoOptions.class).asDefaultFor(DefaultFor.ALL_DATA),
            guidance("classifier-free", SmallOptions.Scale.class),
            sampler("ddim").asDefaultFor(DefaultFor.ALL_DATA),
            sampler("euler"),
            metric("diversity", NoOptions.class),
            metric("fld", SmallOptions.Judge.class)));
  }

  /** Returns another vendor's plug-in, with the denoiser {@code acme.tree}. */
  public static Plugin acme() {
    return new SmallPlugin(
        "acme-trees", "1.2", List.of(denoiser("acme.tree", SmallOptions.Wiener.class)));
  }

  /** Declares an encoder. */
  public static Component<?> encoder(String name, Class<? extends Record> options) {
    return new Component<>(
        EncoderTrainer.class, name, SmallComponents.Encoding.class, options, "Encodes.");
  }

  /** Declares a denoiser. */
  public static Component<?> denoiser(String name, Class<? extends Record> options) {
    return new Component<>(
        DenoiserTrainer.class, name, SmallComponents.Denoising.class, options, "Denoises.");
  }

  /** Declares guidance. */
  public static Component<?> guidance(String name, Class<? extends Record> options) {
    return new Component<>(Guidance.class, name, SmallComponents.Guiding.class, options, "Guides.");
  }

  private static Component<?> schedule(String name) {
    return new Component<>(
        Schedule.class, name, SmallComponents.Levels.class, SmallOptions.Steps.class, "Levels.");
  }

  private static Component<?> sampler(String name) {
    return new Component<>(
        Sampler.class, name, SmallComponents.Sampling.class, SmallOptions.Steps.class, "Samples.");
  }

  private static Component<?> metric(String name, Class<? extends Record> options) {
    return new Component<>(
        Metric.class, name, SmallComponents.Measuring.class, options, "Measures.");
  }
}
