// SPDX-License-Identifier: Apache-2.0
package org.difflab.embedders;

import java.util.List;
import org.difflab.spi.plugin.Component;
import org.difflab.spi.plugin.Component.DefaultFor;
import org.difflab.spi.plugin.Plugin;
import org.difflab.spi.plugin.SpiVersion;
import org.difflab.spi.training.EmbedderTrainer;

/** Declares the embedders. */
@SpiVersion(SpiVersion.CURRENT)
public final class EmbeddersPlugin implements Plugin {

  @Override
  public String name() {
    return "difflab-embedders";
  }

  @Override
  public List<Component<?>> components() {
    return List.of(
        new Component<>(
                EmbedderTrainer.class,
                "one-hot",
                OneHotTrainer.class,
                OneHotTrainer.Options.class,
                "One column for each prompt: 1 in the column of the row's prompt, 0 in the others")
            .asDefaultFor(DefaultFor.ALL_DATA),
        new Component<>(
            EmbedderTrainer.class,
            "learned",
            LearnedTrainer.class,
            LearnedTrainer.Options.class,
            "A vector for each prompt, fitted to predict its latents; a denoiser network may"
                + " fine-tune it"));
  }
}
