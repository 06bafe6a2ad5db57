// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.saved;

import java.util.List;
import org.difflab.spi.plugin.Component;
import org.difflab.spi.plugin.Plugin;
import org.difflab.spi.plugin.SpiVersion;
import org.difflab.spi.training.DenoiserTrainer;
import org.difflab.spi.training.EmbedderTrainer;
import org.difflab.spi.training.EncoderTrainer;

/** Declares the components that load parts of earlier runs. */
@SpiVersion(SpiVersion.CURRENT)
public final class SavedPartsPlugin implements Plugin {

  private static final String SAVED = "saved";

  @Override
  public String name() {
    return "difflab-engine";
  }

  @Override
  public List<Component<?>> components() {
    return List.of(
        new Component<>(
            EncoderTrainer.class,
            SAVED,
            SavedEncoderTrainer.class,
            SavedOptions.class,
            "The encoder of an earlier run, unchanged"),
        new Component<>(
            EmbedderTrainer.class,
            SAVED,
            SavedEmbedderTrainer.class,
            SavedOptions.class,
            "The embedder of an earlier run, unchanged"),
        new Component<>(
            DenoiserTrainer.class,
            SAVED,
            SavedDenoiserTrainer.class,
            SavedOptions.class,
            "The denoiser of an earlier run, unchanged"));
  }
}
