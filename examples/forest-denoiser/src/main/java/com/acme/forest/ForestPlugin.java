package com.acme.forest;

import java.util.List;
import org.difflab.spi.plugin.Component;
import org.difflab.spi.plugin.Plugin;
import org.difflab.spi.plugin.SpiVersion;
import org.difflab.spi.training.DenoiserTrainer;

/** Declares what this jar brings. */
@SpiVersion(SpiVersion.CURRENT)
public final class ForestPlugin implements Plugin {

  @Override
  public String name() {
    return "acme-forest";
  }

  @Override
  public List<Component<?>> components() {
    return List.of(
        new Component<>(
            DenoiserTrainer.class,
            "acme.forest",
            ForestTrainer.class,
            ForestTrainer.Options.class,
            "Regression forests, one for each noise level and value (Breiman 2001)"));
  }
}
