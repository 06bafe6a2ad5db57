package org.difflab.engine.builtin;

import java.util.List;
import org.difflab.engine.saved.SavedDenoiserTrainer;
import org.difflab.engine.saved.SavedEmbedderTrainer;
import org.difflab.engine.saved.SavedEncoderTrainer;
import org.difflab.engine.saved.SavedOptions;
import org.difflab.spi.plugin.Component;
import org.difflab.spi.training.DenoiserTrainer;
import org.difflab.spi.training.EmbedderTrainer;
import org.difflab.spi.training.EncoderTrainer;

/** The parts that are taken from earlier runs. */
final class BuiltInReuse {

  private static final String SAVED = "saved";

  private BuiltInReuse() {}

  static List<Component<?>> components() {
    return List.of(
        new Component<>(
            EncoderTrainer.class,
            SAVED,
            SavedEncoderTrainer.class,
            SavedOptions.class,
            "The encoder of an earlier run, as it is"),
        new Component<>(
            EmbedderTrainer.class,
            SAVED,
            SavedEmbedderTrainer.class,
            SavedOptions.class,
            "The embedder of an earlier run, as it is"),
        new Component<>(
            DenoiserTrainer.class,
            SAVED,
            SavedDenoiserTrainer.class,
            SavedOptions.class,
            "The denoiser of an earlier run, as it is"));
  }
}
