package org.difflab.embedders;

import java.util.List;
import org.difflab.spi.plugin.Component;
import org.difflab.spi.plugin.Component.DefaultFor;
import org.difflab.spi.plugin.Plugin;
import org.difflab.spi.plugin.SpiVersion;
import org.difflab.spi.training.EmbedderTrainer;

/** The embedders. */
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
                "A column for each prompt, 1 where it is asked for and 0 elsewhere")
            .asDefaultFor(DefaultFor.ALL_DATA),
        new Component<>(
            EmbedderTrainer.class,
            "learned",
            LearnedTrainer.class,
            LearnedTrainer.Options.class,
            "A vector for each prompt that predicts its latents best; a network may tune it"));
  }
}
